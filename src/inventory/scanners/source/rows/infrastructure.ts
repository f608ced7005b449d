import { INFRASTRUCTURE, type SourceRow } from '../row.js';

/** Terraform's resources under names of a language. */
const CODE_AS_TERRAFORM = /pulumi|cdktf/i;

/** Infrastructure written as code: CDK, Pulumi, operators, and tests of it. */
export const INFRASTRUCTURE_ROWS: readonly SourceRow[] = [
  {
    rule: 'k8s-code-service-affinity',
    languages: INFRASTRUCTURE,
    tests: false,
    pattern:
      /\bServiceAffinityClientIP\b|\b[sS]essionAffinity["']?\s*[:=]\s*(?:pulumi\.String\(|jsii\.String\()?["']ClientIP["']|\bsession_affinity["']?\s*[=:]\s*["']ClientIP["']|\bwithSessionAffinity\(\s*"ClientIP"/g,
  },
  {
    rule: 'k8s-service-session-affinity',
    languages: ['jsonnet'],
    pattern: /\bsessionAffinity["']?\s*:+\s*["']ClientIP["']/g,
  },
  {
    rule: 'test-asserts-affinity',
    languages: INFRASTRUCTURE,
    tests: true,
    inStrings: true,
    pattern: /\bServiceAffinityClientIP\b|\b[sS]ession_?[aA]ffinity\b[^\n]{0,60}["']ClientIP["']/g,
  },
  {
    rule: 'aws-cdk-stickiness',
    languages: INFRASTRUCTURE,
    pattern:
      /\bstickinessCookieDuration\b(?=\s*[:=(])|\bstickiness_cookie_duration\s*=|\bStickinessCookieDuration\b(?=\s*[:=])|\bstickiness_?[dD]uration\b(?=\s*[:=(])|\bStickinessDuration\b(?=\s*[:=])|\benable_?[cC]ookie_?[sS]tickiness\s*\(|\bEnableCookieStickiness\s*\(|\b[sS]et_?[aA]ttribute\(\s*(?:jsii\.String\()?["']stickiness\.enabled["']\)?\s*,\s*(?:jsii\.String\()?["']true["']|["']stickiness\.enabled["']\)?\s*,\s*(?:["']?[vV]alue["']?\s*[:=]\s*)?(?:jsii\.String\()?["']true["']|\btargetGroupStickinessConfig\s*:\s*\{(?=[^}]*enabled\s*:\s*true)/g,
  },
  {
    rule: 'aws-cdk-stickiness',
    languages: INFRASTRUCTURE,
    pattern: /\b[sS]tickiness_?[cC]ookie_?[nN]ame\b(?=\s*[:=(])/g,
    // Beside a duration the name says nothing new.
    unless: /[sS]tickiness_?[cC]ookie_?[dD]uration/,
  },
  {
    rule: 'aws-pulumi-stickiness',
    languages: INFRASTRUCTURE,
    proof: CODE_AS_TERRAFORM,
    pattern:
      /\b[sS]tickiness["']?\s*[:=]\s*(?=[&{]|new\b|aws\.|lb\.|alb\.|pulumi)|\b(?:TargetGroupStickinessArgs)\b(?=\s*[({])|\b(?:LoadBalancerCookieStickinessPolicy|AppCookieStickinessPolicy|LbStickinessPolicy)\s*\(/g,
    unless: /\b[eE]nabled["']?\s*[:=]\s*(?:false|False|pulumi\.Bool\(false\))/,
  },
  {
    rule: 'gcp-tf-cloud-run-affinity',
    languages: INFRASTRUCTURE,
    proof: CODE_AS_TERRAFORM,
    pattern: /\b[sS]ession_?[aA]ffinity["']?\s*[:=]\s*(?:pulumi\.Bool\()?[tT]rue\b/g,
  },
  {
    rule: 'gcp-tf-backend-service-affinity',
    languages: INFRASTRUCTURE,
    proof: CODE_AS_TERRAFORM,
    pattern:
      /\b[sS]ession_?[aA]ffinity["']?\s*[:=]\s*(?:pulumi\.String\()?["'](?:CLIENT_IP\w*|GENERATED_COOKIE|HEADER_FIELD|HTTP_COOKIE|STRONG_COOKIE_AFFINITY)["']/g,
  },
  {
    rule: 'cloudflare-lb-session-affinity',
    languages: INFRASTRUCTURE,
    proof: CODE_AS_TERRAFORM,
    pattern: /\b[sS]ession_?[aA]ffinity["']?\s*[:=]\s*(?:pulumi\.String\()?["'](?:cookie|ip_cookie|header)["']/g,
  },
  {
    rule: 'azure-tf-client-affinity',
    languages: INFRASTRUCTURE,
    proof: /pulumi|cdktf|azure/i,
    pattern: /\b[cC]lient_?[aA]ffinity_?[eE]nabled["']?\s*[:=]\s*(?:pulumi\.Bool\()?[tT]rue\b/g,
  },
  {
    rule: 'azure-tf-appgw-cookie-affinity',
    languages: INFRASTRUCTURE,
    proof: CODE_AS_TERRAFORM,
    pattern: /\b[cC]ookie_?[bB]ased_?[aA]ffinity["']?\s*[:=]\s*(?:pulumi\.String\()?["']Enabled["']/g,
  },
  {
    rule: 'do-lb-sticky-sessions',
    languages: INFRASTRUCTURE,
    proof: CODE_AS_TERRAFORM,
    pattern: /\b[sS]ticky_?[sS]essions["']?\s*[:=]\s*[&{]?\s*(?=[^}\n]{0,80}["']cookies["'])/g,
  },
];
