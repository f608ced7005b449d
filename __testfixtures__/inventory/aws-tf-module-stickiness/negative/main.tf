module "alb" {
  source = "terraform-aws-modules/alb/aws"
  target_groups = {
    mcp = {
      stickiness = { enabled = false, type = "lb_cookie" }
    }
  }
}
module "svc" {
  source                = "./svc"
  enable_alb_stickiness = false
}
