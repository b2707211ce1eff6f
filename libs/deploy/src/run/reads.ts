import { outputsRead as outputsReadOf, type WrittenStack } from '@ashlar/graph';

/** The outputs of another stack that a stack reads, in the order of names, when only CDKTF's name of its state is known. */
export const outputsRead = (stack: Pick<WrittenStack, 'json'>, from: string): readonly string[] =>
  outputsReadOf([], stack, from);
