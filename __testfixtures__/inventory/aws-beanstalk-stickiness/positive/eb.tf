resource "aws_elastic_beanstalk_environment" "mcp" {
  name = "mcp-env"
  setting {
    namespace = "aws:elasticbeanstalk:environment:process:default"
    name      = "StickinessEnabled"
    value     = "true"
  }
  setting {
    namespace = "aws:elasticbeanstalk:environment:process:default"
    name      = "StickinessEnabled"
    value     = var.elb_stickiness_enabled
  }
}
