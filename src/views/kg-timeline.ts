import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Facets, Released } from '../model/answer';
import type { Span } from '../model/dates';
import { asShown } from '../model/filter';
import { Asking } from './asking';
import { drawn, icon } from './icons';
import { timelineStyles } from './kg-timeline.styles';
import { dateInWords, spanInWords } from './quantities';
import { binsOf, handlesOf, spanOf, type Bin } from './timeline-bins';
import { View } from './view';
import { capitalized, count } from './words';

const PLAY = svg`<path class="solid" d="M6.5 4.5v11l9-5.5Z"/>`;
const PAUSE = svg`<path d="M7 4.5v11M13 4.5v11"/>`;
const CLOCK = svg`<circle cx="10" cy="10" r="6.5"/><path d="M10 6v4l2.6 1.8"/>`;

/** Between two steps of a play: long enough to see who comes. */
const STEP_MS = 380;

/**
 * The field as of a month: bars of what was released when, two handles, and play. On small screens a button that opens it. Not
 * there where the graph has no dates.
 *
 * @fires act released
 */
export class KgTimeline extends View {
  static override styles = timelineStyles;
  static override properties = { open: { type: Boolean, reflect: true }, playing: { state: true } };

  /** On small screens. */
  declare open: boolean;
  declare playing: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A handle is on its way: its moves are one step to go back to. */
  #moving = false;

  /** All that the map can show, whatever is filtered: bars that jump could not be aimed at. */
  readonly #all = this.#releases(() => ({}));
  readonly #shown = this.#releases(() =>
    this.state.filter.released === undefined ? undefined : this.state.filter,
  );

  constructor() {
    super();
    this.open = false;
    this.playing = false;
  }

  #releases(filterOf: () => View['state']['filter'] | undefined): Asking<Facets> {
    return new Asking<Facets>(this, () => {
      const { overview, source } = this;
      const asked = filterOf();
      if (overview === undefined || source === undefined || asked === undefined) return undefined;
      const question = { filter: asShown(asked, overview.ontology.kinds), dates: true };
      return { key: JSON.stringify(question), ask: (signal) => source.ask('facets', question, signal) };
    });
  }

  protected override get idle(): boolean {
    if (this.overview === undefined || this.state.mode === 'compare') return true;
    return this.#all.value !== undefined && this.#bins.length < 2;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
  }

  override render(): TemplateResult | typeof nothing {
    const bins = this.#bins;
    if (this.idle || bins.length < 2) return nothing;
    const when = capitalized(spanInWords(this.state.filter.released));
    return html`<button
        class="opener panel"
        aria-expanded=${this.open}
        aria-controls="timeline"
        aria-label=${`Timeline: ${when}`}
        @click=${() => this.#toggleOpen()}
      >
        ${drawn(CLOCK)}${this.state.filter.released === undefined ? nothing : html`<span class="dot"></span>`}
      </button>
      <section
        id="timeline"
        class="panel"
        aria-label="Timeline"
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        <button
          class="play"
          aria-label=${this.playing ? 'Pause' : 'Play: month by month'}
          title=${this.playing ? 'Pause' : 'Play'}
          @click=${() => (this.playing ? this.#pause() : this.#play())}
        >
          ${drawn(this.playing ? PAUSE : PLAY)}
        </button>
        <div class="body">
          <p class="when">
            <b>${when}</b>
            ${this.state.filter.released === undefined ? nothing : html`<button class="more" @click=${() => this.#clear()}>Any time</button>`}
          </p>
          <p class="words">${this.#counts()}</p>
          ${this.#chart(bins)}
        </div>
        <button class="closer" aria-label="Close the timeline" @click=${() => this.#toggleOpen()}>
          ${icon('close')}
        </button>
      </section>`;
  }

  get #bins(): readonly Bin[] {
    return binsOf(this.#all.value?.released?.dates ?? {});
  }

  #chart(bins: readonly Bin[]): TemplateResult {
    const [from, to] = handlesOf(bins, this.state.filter.released);
    const last = bins.length - 1;
    const most = Math.max(...bins.map((bin) => bin.count));
    return html`<div class="chart" @click=${(event: MouseEvent) => this.#tap(event, bins)}>
        <svg class="bars" viewBox="0 0 ${last} 1" preserveAspectRatio="none" aria-hidden="true">
          ${bins.map((bin, at) => bar(bin.count / most, at, at >= from && at <= to))}
        </svg>
        ${this.#handle('from', bins, from, from > last / 2)} ${this.#handle('to', bins, to, from <= last / 2)}
      </div>
      <svg class="years" aria-hidden="true">${yearMarks(bins)}</svg>`;
  }

  #handle(end: 'from' | 'to', bins: readonly Bin[], at: number, isAbove: boolean): TemplateResult {
    return html`<input
      type="range"
      class="${end} ${isAbove ? 'above' : ''}"
      min="0"
      max=${bins.length - 1}
      .value=${String(at)}
      aria-label=${end === 'from' ? 'Released from' : 'Released up to'}
      aria-valuetext=${dateInWords(bins[at]!.date)}
      @click=${(event: Event) => event.stopPropagation()}
      @input=${(event: Event) => this.#slide(event.target as HTMLInputElement, end, bins)}
      @change=${() => (this.#moving = false)}
    />`;
  }

  #counts(): string {
    const { released: span } = this.state.filter;
    const released = (span === undefined ? this.#all : this.#shown).value?.released;
    return released === undefined ? '' : countsInWords(released, span !== undefined);
  }

  #toggleOpen(): void {
    this.open = !this.open;
    const target = this.open ? '.closer' : '.opener';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(target)?.focus());
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.#toggleOpen();
  }

  /** A handle never passes the other. */
  #slide(input: HTMLInputElement, end: 'from' | 'to', bins: readonly Bin[]): void {
    this.#pause();
    const [from, to] = handlesOf(bins, this.state.filter.released);
    const wanted = Number(input.value);
    const at = end === 'from' ? Math.min(wanted, to) : Math.max(wanted, from);
    input.value = String(at);
    this.#put(end === 'from' ? spanOf(bins, at, to) : spanOf(bins, from, at), this.#moving);
    this.#moving = true;
  }

  /** A tap on a bar brings the nearer handle there: nothing needs a drag. The first one says as of when. */
  #tap(event: MouseEvent, bins: readonly Bin[]): void {
    this.#pause();
    const chart = (event.currentTarget as HTMLElement).querySelector('.bars')!.getBoundingClientRect();
    const share = (event.clientX - chart.left) / chart.width;
    const at = Math.round(Math.min(1, Math.max(0, share)) * (bins.length - 1));
    const { released } = this.state.filter;
    const [from, to] = handlesOf(bins, released);
    const isTo = released === undefined || Math.abs(at - to) <= Math.abs(at - from);
    this.#put(isTo ? spanOf(bins, from, at) : spanOf(bins, at, to), false);
  }

  #put(span: Span | undefined, continues: boolean): void {
    this.act({
      type: 'released',
      ...(span === undefined ? {} : { span }),
      ...(continues ? { continues: true as const } : {}),
    });
  }

  #clear(): void {
    this.#pause();
    this.#put(undefined, false);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.play')?.focus());
  }

  /** From where the handle is; from the beginning where it is at the end. */
  #play(): void {
    const bins = this.#bins;
    const [from, to] = handlesOf(bins, this.state.filter.released);
    this.playing = true;
    this.#step(bins, to === bins.length - 1 ? from : to + 1, false);
  }

  #step(bins: readonly Bin[], at: number, continues: boolean): void {
    const [from] = handlesOf(bins, this.state.filter.released);
    this.#put(spanOf(bins, Math.min(from, at), at), continues);
    if (at >= bins.length - 1) this.#pause();
    else this.#timer = setTimeout(() => this.#step(bins, at + 1, true), STEP_MS);
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.playing = false;
  }

  /** Who leaves for where time means nothing, or goes back a step, has stopped playing. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.playing && this.idle) this.#pause();
  }
}

function bar(share: number, at: number, isWithin: boolean): unknown {
  if (share === 0) return nothing;
  // However few, they are there.
  const height = Math.max(0.08, share);
  return svg`<rect class=${isWithin ? 'within' : 'without'} x=${at - 0.4} width="0.8" y=${1 - height} height=${height} />`;
}

/** Of months the first of each year; of years as many as there is room for. */
function yearMarks(bins: readonly Bin[]): SVGTemplateResult[] {
  const last = bins.length - 1;
  const marks = bins.flatMap(({ date }, at) =>
    at === 0 || !date.includes('-') || date.endsWith('-01') ? [at] : [],
  );
  const every = Math.ceil(marks.length / MOST_MARKS);
  const room = last / MOST_MARKS / 2;
  return marks
    .filter((at, index) => index % every === 0 && (index === 0 || at - marks[0]! > room))
    .map(
      (at) =>
        svg`<text x="${(100 * at) / last}%" y="11" text-anchor="middle">${bins[at]!.date.slice(0, 4)}</text>`,
    );
}

const MOST_MARKS = 8;

/** Why what has no date is there all the same. */
function countsInWords({ dates, undated: { joined, alone } }: Released, isNarrowed: boolean): string {
  const dated = Object.values(dates).reduce((sum, one) => sum + one, 0);
  const entries = count(dated, 'entry with a date', 'entries with a date');
  if (!isNarrowed) return `${entries}, ${count(joined + alone, 'without', 'without')}`;
  const belonging = `${count(joined, 'without that belongs', 'without that belong')} to them`;
  return `${entries}, ${belonging}, ${count(alone, 'joined to nothing dated', 'joined to nothing dated')}`;
}

customElements.define('kg-timeline', KgTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'kg-timeline': KgTimeline;
  }
}
