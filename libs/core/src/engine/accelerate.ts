import binaryVersion = require('cdktf/lib/validations/validate-binary-version');
import encoding = require('cdktf/lib/tokens/private/encoding');
import expressions = require('cdktf/lib/tfExpression');
import util = require('cdktf/lib/util');
import stackTrace = require('cdktf/lib/tokens/private/stack-trace');
import { refuseNumbersInArguments, refuseNumbersInStrings } from './number-tokens.js';
import { spellKeysOnce } from './snake-case.js';
import { isStock } from './stock.js';
import { refuseStrayReferences } from './stray-references.js';

refuseNumbersInStrings(encoding);
refuseNumbersInArguments(expressions);
refuseStrayReferences(expressions);

if (!isStock) {
  // Every token records where it was made: a third of the time of a synthesis. cdktn has the second name too.
  const nowhere = () => [];
  Object.assign(stackTrace, { captureStackTrace: nowhere, captureCreationStack: nowhere });
  spellKeysOnce(util);
  askForVersionOnce(binaryVersion.ValidateBinaryVersion.prototype);
}

/** The engine runs `terraform version` for each import and terraform_data; once a process is enough. */
function askForVersionOnce(validation: { validate(): string[] }): void {
  const ask = validation.validate;
  const answers = new Map<string, string[]>();
  validation.validate = function (this: object): string[] {
    const question = JSON.stringify(this);
    const answer = answers.get(question) ?? ask.call(this);
    answers.set(question, answer);
    return answer;
  };
}
