import type { Review } from '../review.js';
import { script, style } from './built/page.js';
import { embeddedJson } from './embedded-json.js';
import { escapedHtml } from './escaped-html.js';
import { pagePolicy } from './page-policy.js';
import { dangersOf, headline } from './shown/dangers.js';
import { visible } from '../render/text/visible.js';
import { verdictNames } from './shown/signs.js';

/**
 * The review as one page of HTML that needs nothing from elsewhere: to be opened from a disk, an artifact or a mail. It asks for nothing
 * over the network, and the same review gives the same bytes. It is about 85 KB larger than the review as JSON.
 */
export function reviewHtml(review: Review): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapedHtml(pagePolicy(script, style))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${shown(title(review))}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the review</a>
<header class="masthead"><p class="brand">Plan review <span id="subject"></span></p><div id="theme"></div></header>
<noscript>${withoutScript(review)}</noscript>
<div class="columns">
<div id="contents"></div>
<main id="main" tabindex="-1"></main>
</div>
<footer id="keys"></footer>
<script type="application/json" id="review">${embeddedJson(review)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function title({ verdict, change }: Review) {
  const number = change?.pullRequest === undefined ? '' : ` #${change.pullRequest}`;
  return `${verdictNames[verdict]}: plan review${change?.repository === undefined ? '' : ` of ${change.repository}`}${number}`;
}

/** Where scripts are forbidden, the page says what must not be missed. */
function withoutScript(review: Review) {
  const dangers = dangersOf(review).map(
    ({ what, stack, address }) => `<li>${shown([what, stack, address].filter(Boolean).join(' · '))}</li>`,
  );
  return `<h1>${shown(`${verdictNames[review.verdict]}: ${headline(review)}`)}</h1>
<p>This page shows its changes with a script of its own, and scripts are switched off here.</p>
<ul>${dangers.join('\n')}</ul>`;
}

const shown = (text: string) => escapedHtml(visible(text));
