module "alb" {
  source = "terraform-aws-modules/alb/aws"
  name   = "mcp-alb"
  target_groups = {
    mcp = {
      name_prefix = "mcp"
      stickiness = {
        enabled         = true
        type            = "lb_cookie"
        cookie_duration = 3600
      }
    }
  }
}
module "service" {
  source                = "./modules/ecs-service"
  name                  = "mcp-gateway"
  enable_alb_stickiness = true
  alb_stickiness_type   = "lb_cookie"
}
