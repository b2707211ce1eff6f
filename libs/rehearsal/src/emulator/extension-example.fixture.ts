/** Test support: what an extension of the emulator answers, shown through boto3. */
export interface Example {
  /** boto3's name of the service. */
  readonly service: string;
  readonly extension: string;
  readonly shows: string;
  readonly operations: readonly string[];
  readonly lines: readonly string[];
  readonly prints: readonly unknown[];
}

/** Prints the code with which a call is refused, or `accepted`. */
export const refused = (call: string) => [
  'try:',
  `  ${call}`,
  '  print("accepted")',
  'except ClientError as error:',
  '  print(error.response["Error"]["Code"])',
];

export const print = (...values: string[]) => `print(json.dumps([${values.join(', ')}]))`;
