import { existsSync, readFileSync } from 'node:fs';
import { refuse } from '@ashlar/core';
import { allowListOf, allowListProblems, defaultAllowList, type GateAllowList } from '@ashlar/review';

/** What `--allow` names, with the defaults where it says nothing. */
export function readAllowList(file: string | undefined): GateAllowList {
  if (file === undefined) return defaultAllowList;
  const fix = 'write {"dataSources": ["aws_ssm_parameter"]}; libs/review/README.md lists the fields';
  refuse('the command', existsSync(file) ? [] : [{ what: `--allow ${file} is not there`, fix }]);
  let written: unknown;
  try {
    written = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    refuse(file, [{ what: 'it is no JSON', fix }]);
  }
  refuse(file, allowListProblems(written));
  return allowListOf(written as Partial<GateAllowList>);
}
