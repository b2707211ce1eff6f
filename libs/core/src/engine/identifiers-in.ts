import { Tokenization } from 'cdktf';

/** What a text refers to, in Terraform's words: `aws_vpc.main.id`. */
export const identifiersIn = (text: string): string[] =>
  Tokenization.reverseString(text).tokens.flatMap((token) => {
    const { identifier } = token as { identifier?: unknown };
    return typeof identifier === 'string' ? [identifier] : [];
  });
