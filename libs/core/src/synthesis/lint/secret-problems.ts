import type { Problem } from '../../input/input-error.js';
import { isKnown } from '../../input/is-known.js';
import { secretShape } from '../../secrets/secret-shapes.js';
import type { Text } from './blocks.js';

/** Arguments of providers that take a secret itself. What they take stands in the state. */
const CARRIERS =
  /(^|\.)((\w+_)?password|auth_token|oauth_token|client_secret|private_key|secret_binary|secret_string)$/;

/**
 * Secrets in plain text: everyone reads them who may read the repository, a plan or the state. Messages never hold
 * one. A net and no proof: modules look closer at what they are given.
 */
export function secretProblems(texts: readonly Text[], shapeOf = secretShape): Problem[] {
  return texts.flatMap(({ text, attribute }) => {
    const kind = shapeOf(text) ?? (carries(attribute, text) ? 'a secret by its name' : undefined);
    if (kind === undefined) return [];
    const what = `${attribute} is ${kind}, and would stand in plain text in the state`;
    return [{ what, fix: 'keep it in Secrets Manager or Parameter Store, and give its ARN' }];
  });
}

/** A look at each text, of which a stack has few: most are names of arguments, over and over. */
export function shapeOnce(): typeof secretShape {
  const shapes = new Map<string, string | undefined>();
  return (text) => {
    if (!shapes.has(text)) shapes.set(text, secretShape(text));
    return shapes.get(text);
  };
}

/** Keys of maps are texts too, and their own last word. */
const carries = (attribute: string, text: string) =>
  text !== '' && CARRIERS.test(attribute) && isKnown(text) && attribute.split('.').at(-1) !== text;
