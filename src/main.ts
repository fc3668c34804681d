import { createScene } from './scene/create';
import type { Scene } from './scene/scene';
import type { Overview, Source } from './source/source';
import type { Act, CanvasCommand } from './state/act';
import { Navigation } from './state/navigation';
import { START, type State } from './state/state';
import type { Read } from './state/url';
import { failure, noPicture } from './views/failure';
import { furnish, unfurnish } from './views/furnish';
import { insetsOn } from './views/insets';
import { deedOf } from './views/keys';
import { fetchNext, fetchPanels, LATER } from './views/later';
import { openGraph } from './views/opening';
import { recall, remember, wearTheme, withTheme } from './views/memory';
import { rearranging } from './views/rearranging';
import { soon } from './views/soon';
import type { View } from './views/view';
import './views/kg-legend';
import './views/kg-message';
import './views/kg-search';
import './views/kg-sheet';
import './views/kg-start';
import './views/kg-toolbar';

/** The snapshot that is served beside the page. */
const GRAPH = 'graph.stemma';

const find = <K extends keyof HTMLElementTagNameMap>(name: K) => document.querySelector(name)!;
const canvas = document.querySelector<HTMLElement & { report?: () => unknown }>('#canvas')!;
const message = find('kg-message');
const views = document.querySelectorAll<View>('[data-view]');
const panels = document.querySelectorAll<HTMLElement>('.panel-edge');

let overview: Overview | undefined;
let scene: Scene | undefined;
let navigation: Navigation | undefined;

/** One act makes the next state; address, canvas and panels follow. */
function dispatch(act: Act): void {
  if (act.type === 'canvas') command(act.command);
  else if (act.type === 'open') bring(act.what);
  else navigation?.act(act);
}

/** Who comes without a wish needs none to be read. */
async function read(search: string): Promise<Read> {
  const { state, notes } =
    search === '' ? { state: START, notes: [] } : (await import('./state/url')).fromSearch(search);
  return { state: withTheme(state), notes };
}

function bring(what: 'search' | 'acts' | 'help'): void {
  if (what === 'help') find('kg-toolbar').help().catch(tell);
  else find('kg-search').begin(what === 'acts' ? '>' : '');
}

function command(name: CanvasCommand): void {
  if (name === 'fit') scene?.fit();
  else if (name === 'relax') rearranging(message, scene).catch(tell);
  else scene?.zoom(name === 'zoom-in' ? 2 : 0.5);
}

function show(before: State): void {
  const { history } = navigation!;
  const state = history.present;
  if (state.theme !== before.theme) {
    remember({ theme: state.theme });
    wearTheme(state.theme);
    scene?.restyle();
  }
  for (const view of views) Object.assign(view, { state, history });
  if (overview === undefined) return;
  fetchPanels(history).catch(tell);
  scene?.follow(state).catch(tell);
  if (before !== state || state.selection !== undefined) say(before, state, overview).catch(tell);
  find('kg-sheet').follow(state, before);
}

async function say(before: State, state: State, graph: Overview): Promise<void> {
  const { announcement, title } = await LATER.words();
  message.saying = announcement(before, state, graph) || message.saying;
  if (state === navigation!.history.present) document.title = title(state, graph);
}

function tell(error: unknown): void {
  message.message = failure(error, GRAPH);
}

/** Without a canvas, table and outline stand in for it, and say why. */
function withoutPicture(error: unknown): void {
  scene?.kill();
  scene = undefined;
  for (const view of views) view.noPicture = noPicture(error);
  LATER.table().catch(tell);
}

async function draw(graph: Overview, source: Source): Promise<void> {
  scene?.kill();
  const place = () => scene?.setInsets(insetsOn(canvas, panels));
  try {
    scene = await createScene(canvas, graph, source, dispatch, { onLost: withoutPicture });
    canvas.report = () => scene?.report();
    const observer = new ResizeObserver(soon(60, place));
    for (const panel of panels) observer.observe(panel);
    place();
  } catch (error) {
    withoutPicture(error);
  }
}

async function take(graph: Overview, source: Source): Promise<void> {
  overview = graph;
  const { state, notes } = await asked;
  wearTheme((navigation?.history.present ?? state).theme);
  navigation ??= new Navigation(state, {
    browser: window.history,
    home: location.pathname,
    read: async (search) => (await read(search)).state,
    moved: show,
    soon: (act) => soon(250, act),
  });
  if (notes.length > 0) message.message = { type: 'note', text: notes.join(' ') };
  await furnish(views, graph, source, navigation.history);
  await draw(graph, source);
  show(navigation.history.present);
}

/** What was shown of a graph that did not come whole is no graph to explore. */
function giveUp(error: unknown): void {
  scene?.kill();
  [scene, overview] = [undefined, undefined];
  unfurnish(views);
  tell(error);
}

document.addEventListener('act', (event) => dispatch((event as CustomEvent<Act>).detail));
document.addEventListener('keydown', (event) => {
  const deed = deedOf(event, navigation?.history.present ?? START, recall().singleKeys);
  if (deed === undefined) return;
  event.preventDefault();
  dispatch(deed);
});
window.addEventListener('popstate', () => {
  navigation?.popped(location.search).catch(tell);
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => scene?.restyle());
wearTheme(recall().theme);
const asked = read(location.search);
openGraph(GRAPH, message, { take, renew: () => scene?.renew() }).then(() => fetchNext(tell), giveUp);
