import { INFRASTRUCTURE, type SourceRow } from '../row.js';

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
    proof: /pulumi/i,
    pattern:
      /\b[sS]tickiness["']?\s*[:=]\s*(?=[&{]|new\b|aws\.|lb\.|alb\.|pulumi)|\b(?:TargetGroupStickinessArgs)\b(?=\s*[({])|\b(?:LoadBalancerCookieStickinessPolicy|AppCookieStickinessPolicy|LbStickinessPolicy)\s*\(/g,
    unless: /\b[eE]nabled["']?\s*[:=]\s*(?:false|False|pulumi\.Bool\(false\))/,
  },
];
