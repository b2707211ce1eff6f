import { type Problem } from '@ashlar/core';

interface Names {
  readonly repository: string;
  readonly mainBranch: string;
  readonly deployEnvironment: string;
}

/** What is no name on GitHub, or would take in more than one: the subject of a token is compared letter by letter. */
export function repositoryProblems({ repository, mainBranch, deployEnvironment }: Names): Problem[] {
  const problems: Problem[] = [];
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[\w.-]{1,100}$/.test(String(repository)))
    problems.push({ what: `repository is '${String(repository)}'`, fix: "write it as 'owner/name'" });
  if (!/^[\w./-]+$/.test(String(mainBranch)) || String(mainBranch).startsWith('refs/'))
    problems.push({
      what: `mainBranch is '${String(mainBranch)}'`,
      fix: "give the branch's name alone: 'main'",
    });
  if (!/^[\w.-]+$/.test(String(deployEnvironment)))
    problems.push({
      what: `deployEnvironment is '${String(deployEnvironment)}'`,
      fix: 'give the name of one environment of GitHub, of letters, digits, hyphens and dots',
    });
  return problems;
}
