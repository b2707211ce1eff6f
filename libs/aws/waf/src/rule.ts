import type { FreeGroupName } from './managed-groups.js';
import type { OneOf } from './one-of.js';
import type { Fallback, ForwardedIp, Statement } from './statement.js';
import type { TextTransformation } from './text-transformations.js';

/** An answer of the firewall's own. */
export interface CustomResponse {
  /** 200 to 599. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** At most 4 KB. */
  readonly body?: {
    readonly contentType: 'APPLICATION_JSON' | 'TEXT_HTML' | 'TEXT_PLAIN';
    readonly content: string;
  };
}

/** CAPTCHA attempts and challenge responses are charged, and only browsers pass them. */
export type ActionName = 'allow' | 'block' | 'captcha' | 'challenge' | 'count';

export type RuleAction = ActionName | { readonly block: CustomResponse };

interface AnyRule {
  /**
   * Rules run from the lowest to the highest, and the first that allows or blocks ends it. Leave gaps (10, 20, 30):
   * a rule between two others then changes nothing but itself.
   */
  readonly priority: number;
}

interface LabelledRule extends AnyRule {
  /** Labels that later rules can match, in this ACL: `['partner:known']`. */
  readonly labels?: readonly string[];
}

interface AnyManagedRule extends AnyRule {
  /**
   * With `'count'` the group blocks nothing and only counts and labels: start there, read what it would have blocked
   * in the logs and metrics, override what is wrong, then take the line away.
   * @default 'block' - what the group itself does
   */
  readonly mode?: 'block' | 'count';
  /** @default - the version that its vendor calls the default, which changes without you */
  readonly version?: string;
  /**
   * The requests that the group inspects.
   * @default - all
   */
  readonly scopeDown?: Statement;
  /** Another action for single rules of the group: `{ SizeRestrictions_BODY: 'count' }`. */
  readonly overrides?: Readonly<Record<string, ActionName>>;
}

/** That the group is charged besides the ACL has been read: the README has the prices. */
interface Paid {
  readonly costsExtra: true;
}

/** Where a request holds what AWS inspects: names of form fields, or JSON pointers such as `/login/password`. */
interface CredentialFields {
  readonly payload: 'FORM_ENCODED' | 'JSON';
  readonly usernameField: string;
  readonly passwordField: string;
}

interface BotControl extends Paid {
  readonly managedGroup: 'AWSManagedRulesBotControlRuleSet';
  /** TARGETED also finds bots that hide, and is dearer. */
  readonly inspectionLevel: 'COMMON' | 'TARGETED';
  /** Whether AWS learns from the statistics of your traffic, with TARGETED. @default false */
  readonly machineLearning?: boolean;
}

interface AccountTakeover extends Paid {
  readonly managedGroup: 'AWSManagedRulesATPRuleSet';
  readonly login: CredentialFields & { readonly path: string };
}

interface AccountCreation extends Paid {
  readonly managedGroup: 'AWSManagedRulesACFPRuleSet';
  readonly signUp: CredentialFields & {
    readonly pagePath: string;
    readonly creationPath: string;
    readonly emailField: string;
  };
}

/** Only AWS provider 6 knows its settings. */
interface AntiDdos extends Paid {
  readonly managedGroup: 'AWSManagedRulesAntiDDoSRuleSet';
  /** How much suspicion is needed to block. @default 'LOW' */
  readonly blockSensitivity?: 'HIGH' | 'LOW' | 'MEDIUM';
  /**
   * Paths as regular expressions that are never challenged, because no browser asks for them: `['^/api/']`. `'off'`
   * challenges nobody.
   */
  readonly challengeExcept: 'off' | readonly string[];
}

/** A group of the AWS Marketplace. Its price is the vendor's; subscribe to it first. */
interface MarketplaceGroup {
  readonly managedGroup: {
    readonly vendor: string;
    readonly name: string;
    /** Web ACL capacity units, as its page in the Marketplace says. */
    readonly capacity: number;
  };
}

export type ManagedRule = AnyManagedRule &
  (
    | { readonly managedGroup: FreeGroupName }
    | AccountCreation
    | AccountTakeover
    | AntiDdos
    | BotControl
    | MarketplaceGroup
  );

/** A part of the request whose value tells clients apart. */
export type CustomKey =
  | 'httpMethod'
  | 'ip'
  | OneOf<{
      cookie: NamedKey;
      forwardedIp: ForwardedIp;
      header: NamedKey;
      ja3Fingerprint: { readonly fallback: Fallback };
      ja4Fingerprint: { readonly fallback: Fallback };
      labelNamespace: string;
      queryArgument: NamedKey;
      queryString: TransformedKey;
      uriPath: TransformedKey;
    }>;

export interface TransformedKey {
  /** At most 3. */
  readonly transformations?: readonly TextTransformation[];
}

export interface NamedKey extends TransformedKey {
  readonly name: string;
}

export interface RateLimit {
  /** Requests of one client in the window, 10 or more. AWS counts with some delay: expect overshoot. */
  readonly limit: number;
  /** @default 300 */
  readonly windowSeconds?: 60 | 120 | 300 | 600;
  /**
   * What makes a client: its address, the one that a proxy has written into a header, or 1 to 5 keys together, each
   * for 30 capacity units.
   * @default 'ip'
   */
  readonly aggregateBy?: 'ip' | OneOf<{ forwardedIp: ForwardedIp; keys: readonly CustomKey[] }>;
  /**
   * The requests that are counted.
   * @default - all
   */
  readonly scopeDown?: Statement;
}

export interface RateRule extends LabelledRule {
  readonly rate: RateLimit;
  /** @default 'block' */
  readonly action?: Exclude<RuleAction, 'allow'>;
}

export interface OwnRule extends LabelledRule {
  readonly statement: Statement;
  /** An allowed request skips every rule that comes later. */
  readonly action: RuleAction;
}

/** A rule is one of three: a group that somebody else keeps, a rate limit, or a statement of your own. */
export type WafRule =
  | (ManagedRule & { readonly rate?: never; readonly statement?: never })
  | (RateRule & { readonly managedGroup?: never; readonly statement?: never })
  | (OwnRule & { readonly managedGroup?: never; readonly rate?: never });

export type WafRules = Readonly<Record<string, WafRule>>;

/** The rules in the order in which AWS runs them, whatever their order in the record. */
export const byPriority = (rules: WafRules): [string, WafRule][] =>
  Object.entries(rules).sort(([a, { priority: p }], [b, { priority: q }]) => p - q || (a < b ? -1 : 1));

/** The statement that a rule is, or that narrows it down. */
export function statementOf(rule: WafRule): Statement | undefined {
  if (rule.statement !== undefined) return rule.statement;
  return rule.rate === undefined ? rule.scopeDown : rule.rate.scopeDown;
}
