/**
 * Without NONE, which is what a list that is left out says.
 *
 * asOf: 2026-11
 * source: AWS WAF API reference, TextTransformation; names with what they do are in the developer guide,
 *   "Using text transformations"
 * refresh: compare with the valid values of `TextTransformation.Type` in the API reference
 */
export const TEXT_TRANSFORMATIONS = [
  'BASE64_DECODE',
  'BASE64_DECODE_EXT',
  'CMD_LINE',
  'COMPRESS_WHITE_SPACE',
  'CSS_DECODE',
  'ESCAPE_SEQ_DECODE',
  'HEX_DECODE',
  'HTML_ENTITY_DECODE',
  'JS_DECODE',
  'LOWERCASE',
  'MD5',
  'NORMALIZE_PATH',
  'NORMALIZE_PATH_WIN',
  'REMOVE_NULLS',
  'REPLACE_COMMENTS',
  'REPLACE_NULLS',
  'SQL_HEX_DECODE',
  'URL_DECODE',
  'URL_DECODE_UNI',
  'UTF8_TO_UNICODE',
] as const;

export type TextTransformation = (typeof TEXT_TRANSFORMATIONS)[number];
