/** One tell in a Terraform resource. */
export interface ResourceRow {
  /** The resource's type. */
  type: RegExp;
  rule: string;
  /** The block it stands in, `a.b` for a block inside a block; default: the resource itself. */
  block?: string;
  /** What switches it on. */
  attribute?: string;
  /** Values that pin; default: whatever is not off. */
  on?: RegExp;
  /** What a block without the attribute means. */
  absent?: 'on' | 'off' | 'by-default';
  /** The provider's default is on: a resource that says nothing pins. */
  absentIsOn?: boolean;
  /** An attribute beside it that switches it off. */
  off?: string;
  /** The resource itself is the tell. */
  whole?: boolean;
  /** Where the finding stands; default: the block. */
  at?: 'attribute';
  /** Attributes and blocks that go with it. */
  companions?: readonly string[];
  /** An attribute that says the same, in a row of its own. */
  unless?: string;
}

const PINS = /^(?!none$)(?:client_ip|generated_cookie|header_field|http_cookie|strong_cookie_affinity)/i;

/** Where each provider keeps affinity. Names and defaults: each provider's documentation, see the rules. */
export const RESOURCES: readonly ResourceRow[] = [
  {
    type: /^(?:kong|konnect_gateway)_upstream$/,
    rule: 'kong-hash-on',
    attribute: 'hash_on',
    at: 'attribute',
    companions: ['algorithm', 'hash_on_header', 'hash_on_cookie', 'hash_fallback', 'hash_fallback_header'],
  },
  {
    // `enabled` is true in the provider's code when it is left out.
    type: /^aws_(?:lb|alb)_target_group$/,
    rule: 'aws-tf-target-group-stickiness',
    block: 'stickiness',
    attribute: 'enabled',
    absent: 'on',
  },
  {
    type: /^aws_(?:lb|alb)_listener(?:_rule)?$/,
    // Here the provider's default is false.
    rule: 'aws-tf-listener-stickiness',
    block: 'stickiness',
    attribute: 'enabled',
    absent: 'off',
  },
  {
    type: /^aws_(?:lb_cookie|app_cookie|lightsail_lb)_stickiness_policy$/,
    rule: 'aws-tf-classic-elb-stickiness',
    whole: true,
  },
  {
    type: /^aws_globalaccelerator_(?:custom_routing_)?listener$/,
    rule: 'aws-global-accelerator-affinity',
    attribute: 'client_affinity',
    on: /source_ip/i,
    at: 'attribute',
  },
  {
    type: /^azurerm_(?:(?:linux|windows)_(?:web|function)_app(?:_slot)?|app_service(?:_slot)?|logic_app_standard)$/,
    rule: 'azure-tf-client-affinity',
    attribute: 'client_affinity_enabled',
    at: 'attribute',
  },
  {
    type: /^azurerm_application_gateway$/,
    rule: 'azure-tf-appgw-cookie-affinity',
    block: 'backend_http_settings',
    attribute: 'cookie_based_affinity',
    on: /^enabled$/i,
    at: 'attribute',
    companions: ['affinity_cookie_name'],
  },
  {
    type: /^azurerm_cdn_frontdoor_origin_group$/,
    rule: 'azure-tf-frontdoor-affinity',
    attribute: 'session_affinity_enabled',
    absentIsOn: true,
    at: 'attribute',
  },
  {
    type: /^azurerm_frontdoor$/,
    rule: 'azure-tf-frontdoor-affinity',
    block: 'frontend_endpoint',
    attribute: 'session_affinity_enabled',
    at: 'attribute',
    companions: ['session_affinity_ttl_seconds'],
  },
  {
    type: /^azurerm_lb_rule$/,
    rule: 'azure-lb-distribution',
    attribute: 'load_distribution',
    on: /^sourceip/i,
    at: 'attribute',
  },
  {
    type: /^azurerm_spring_cloud_app$/,
    rule: 'azure-spring-apps-affinity',
    block: 'ingress_settings',
    attribute: 'session_affinity',
    on: /^cookie$/i,
    at: 'attribute',
  },
  {
    type: /^azurerm_container_app$/,
    rule: 'azure-containerapps-sticky',
    block: 'sticky_sessions',
    attribute: 'affinity',
    on: /^sticky$/i,
    at: 'attribute',
  },
  {
    type: /^google_cloud_run_v2_service$/,
    rule: 'gcp-tf-cloud-run-affinity',
    block: 'template',
    attribute: 'session_affinity',
    at: 'attribute',
  },
  {
    type: /^google_compute_(?:region_)?backend_service$/,
    rule: 'gcp-tf-backend-service-affinity',
    attribute: 'session_affinity',
    on: PINS,
    at: 'attribute',
    companions: ['affinity_cookie_ttl_sec', 'consistent_hash', 'locality_lb_policy', 'strong_session_affinity_cookie'],
  },
  {
    type: /^google_compute_target_pool$/,
    rule: 'gcp-target-pool-affinity',
    attribute: 'session_affinity',
    on: PINS,
    at: 'attribute',
  },
  {
    // Without session_affinity the policy is all that asks for a hash.
    type: /^google_compute_(?:region_)?backend_service$/,
    rule: 'gcp-tf-backend-service-affinity',
    attribute: 'locality_lb_policy',
    on: /^(?:ring_hash|maglev)$/i,
    at: 'attribute',
    unless: 'session_affinity',
  },
  {
    type: /^google_app_engine_flexible_app_version$/,
    rule: 'gcp-appengine-flex-affinity',
    block: 'network',
    attribute: 'session_affinity',
    at: 'attribute',
  },
  {
    type: /^aws_apigatewayv2_api$/,
    rule: 'aws-apigw-websocket',
    attribute: 'protocol_type',
    on: /^websocket$/i,
    at: 'attribute',
  },
  {
    type: /^cloudflare_load_balancer$/,
    rule: 'cloudflare-lb-session-affinity',
    attribute: 'session_affinity',
    on: /^(?:cookie|ip_cookie|header)$/i,
    at: 'attribute',
    companions: ['session_affinity_ttl', 'session_affinity_attributes'],
  },
  {
    type: /^cloudflare_load_balancer$/,
    rule: 'cloudflare-lb-session-affinity',
    block: 'overrides',
    attribute: 'session_affinity',
    on: /^(?:cookie|ip_cookie|header)$/i,
    at: 'attribute',
  },
  {
    type: /^digitalocean_loadbalancer$/,
    rule: 'do-lb-sticky-sessions',
    block: 'sticky_sessions',
    attribute: 'type',
    on: /^cookies$/i,
    absent: 'on',
  },
  {
    type: /^heroku_app_feature$/,
    rule: 'heroku-session-affinity',
    attribute: 'name',
    on: /^http-session-affinity$/i,
    at: 'attribute',
    off: 'enabled',
  },
  {
    type: /^alicloud_alb_server_group$/,
    rule: 'alicloud-tencent-oci-lb',
    block: 'sticky_session_config',
    attribute: 'sticky_session_enabled',
    absent: 'on',
  },
  {
    type: /^alicloud_slb_listener$/,
    rule: 'alicloud-tencent-oci-lb',
    attribute: 'sticky_session',
    on: /^on$/i,
    at: 'attribute',
  },
  {
    type: /^oci_load_balancer_backend_set$/,
    rule: 'alicloud-tencent-oci-lb',
    block: 'session_persistence_configuration',
  },
  {
    type: /^oci_load_balancer_backend_set$/,
    rule: 'alicloud-tencent-oci-lb',
    block: 'lb_cookie_session_persistence_configuration',
  },
  { type: /^openstack_lb_pool_v2$/, rule: 'alicloud-tencent-oci-lb', block: 'persistence' },
  {
    type: /^hcloud_load_balancer_service$/,
    rule: 'alicloud-tencent-oci-lb',
    block: 'http',
    attribute: 'sticky_sessions',
    at: 'attribute',
    companions: ['cookie_name', 'cookie_lifetime'],
  },
  {
    type: /^linode_nodebalancer_config$/,
    rule: 'alicloud-tencent-oci-lb',
    attribute: 'stickiness',
    on: /^(?:table|http_cookie)$/i,
    at: 'attribute',
  },
  {
    type: /^scaleway_lb_backend$/,
    rule: 'alicloud-tencent-oci-lb',
    attribute: 'sticky_sessions',
    on: /^(?:cookie|table)$/i,
    at: 'attribute',
    companions: ['sticky_sessions_cookie_name'],
  },
  {
    type: /^tencentcloud_clb_listener(?:_rule)?$/,
    rule: 'alicloud-tencent-oci-lb',
    attribute: 'session_expire_time',
    on: /^[1-9]/,
    at: 'attribute',
  },
  {
    type: /^kubernetes_service(?:_v1)?$/,
    rule: 'k8s-tf-service-session-affinity',
    block: 'spec',
    attribute: 'session_affinity',
    on: /^clientip$/i,
    at: 'attribute',
    companions: ['session_affinity_config'],
  },
];
