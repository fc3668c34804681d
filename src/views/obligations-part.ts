import { html, nothing, type TemplateResult } from 'lit';
import type { Obligations, StatementRef, Terms } from '../model/answer';
import type { Page } from './inspector-parts';
import { phrase } from './phrase';
import { pieces, references, sureness } from './statement-list';

/** What licences say, in the order in which one would ask. */
const TERMS = [
  ['permits', 'Permits'],
  ['requires', 'Requires'],
  ['forbids', 'Forbids'],
] as const satisfies readonly (readonly [keyof Terms, string])[];

/**
 * Licences and terms met along the lineage, and where one on the way rules out what the entity's own allows, with the path
 * that causes it. Nothing where no licence is recorded.
 */
export function obligationsPart(
  obligations: Obligations | undefined,
  page: Page,
): TemplateResult | typeof nothing {
  if (obligations === undefined || obligations.licences.length === 0) return nothing;
  const { licences, conflicts } = obligations;
  return html`<section class="part obligations" aria-label="Obligations">
    <h2 class="head">Obligations</h2>
    ${conflicts.map(({ terms, path }) => html`<p class="conflict"><strong>Conflict.</strong> ${terms}.<span class="via">By way of ${way(path, page)}</span></p>`)}
    <ul>
      ${licences.map((licence) => html`<li>${held(licence, page)}</li>`)}
    </ul>
    <p class="aside">What sources say, and how it comes down; no legal advice.</p>
  </section>`;
}

function held({ id, name, via, terms }: Obligations['licences'][number], page: Page): TemplateResult {
  const own = via.length === 1;
  return html`<p>
      ${page.actLink({ type: 'select', id }, name, 'name')}<span class="via"
        >${own ? 'its own' : html`by way of ${way(via, page)}`}</span
      >
    </p>
    ${terms === undefined ? nothing : TERMS.map(([key, label]) => termLine(label, terms[key], page))}`;
}

function termLine(
  label: string,
  statements: readonly StatementRef[],
  page: Page,
): TemplateResult | typeof nothing {
  if (statements.length === 0) return nothing;
  return html`<p class="terms">
    <span class="label">${label}</span> ${statements.map(
      (statement, index) =>
        html`${index === 0 ? nothing : '; '}${pieces(phrase(statement, page.vocabulary), page)}${sureness(statement)}${references(statement, page)}`,
    )}
  </p>`;
}

/** LLaVA → Vicuna → LLaMA, each a link. */
function way(ids: readonly string[], page: Page): unknown[] {
  return ids.map((id, index) => {
    const name = page.vocabulary.name(id);
    const named = id === page.self ? name : page.actLink({ type: 'select', id }, name, 'name');
    return html`${index === 0 ? nothing : html` <span class="arrow" role="img" aria-label="rests on">→</span> `}${named}`;
  });
}
