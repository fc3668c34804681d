import { createScene } from '../../src/scene/create';
import type { Insets, Scene } from '../../src/scene/scene';
import type { State } from '../../src/state/state';
import { FakeSource } from './fake-source';
import { testOverview } from './graph';

/**
 * The canvas alone, for looking at: `?scene=NAME`, and `&dark`, `&panels` (which are outlined), `&copies=N`.
 * Every act goes into the state as the simplest transition would have it.
 */
const START: State = { mode: 'map', others: [], hops: 1, filter: {} };

const SCENES: Readonly<Record<string, State>> = {
  map: START,
  quiet: {
    ...START,
    filter: { kind: { only: ['model', 'use_case', 'model_class', 'modality', 'concern', 'component'] } },
  },
  selected: { ...START, selection: 'llava' },
  hub: { ...START, selection: 'gpt-4' },
  hops: { ...START, selection: 'llava', hops: 2 },
  inherited: { ...START, selection: 'claude-3-opus' },
  filtered: { ...START, filter: { predicate: { only: ['built_on', 'developed_by'] } } },
  lineage: { ...START, selection: 'llava', mode: 'lineage' },
  impact: { ...START, selection: 'gpt-4', mode: 'lineage' },
  deep: { ...START, selection: 'commoncrawl', mode: 'lineage' },
  path: { ...START, selection: 'llava', mode: 'path', target: 'chatgpt' },
  compare: { ...START, selection: 'llava', mode: 'compare', others: ['gpt-4v'] },
};

const WIDE: Insets = { top: 20, right: 400, bottom: 130, left: 290 };
const NARROW: Insets = { top: 80, right: 0, bottom: Math.round(innerHeight * 0.44), left: 0 };

const asked = new URLSearchParams(location.search);
const shown = window as unknown as { scene: Scene; state: State; ready: boolean };
document.documentElement.classList.toggle('dark', asked.has('dark'));
shown.state = SCENES[asked.get('scene') ?? 'map'] ?? START;

await document.fonts.load('600 13px "Inter Variable"');
const overview = testOverview(Number(asked.get('copies') ?? 1));
const source = new FakeSource(overview);
const scene: Scene = await createScene(document.querySelector('#canvas')!, overview, source, (act) => {
  const { state } = shown;
  if (act.type === 'select') {
    const { selection: _, ...rest } = state;
    const mode = act.keepMode === true ? state.mode : 'map';
    shown.state = act.id === undefined ? { ...rest, mode } : { ...rest, mode, selection: act.id };
  } else if (act.type === 'camera') {
    const { camera: _, ...rest } = state;
    shown.state = act.camera === undefined ? rest : { ...rest, camera: act.camera };
  } else if (act.type === 'mode') shown.state = { ...state, mode: act.mode };
  void scene.follow(shown.state);
});
shown.scene = scene;
if (asked.has('panels')) {
  const insets = innerWidth < 700 ? NARROW : WIDE;
  scene.setInsets(insets);
  const panel = document.createElement('div');
  panel.className = 'panel';
  const sides = Object.entries(insets).map(([side, width]) => [side, `${width}px`] as const);
  Object.assign(panel.style, Object.fromEntries(sides));
  document.body.append(panel);
}
await scene.follow(shown.state);
shown.ready = true;
document.body.dataset['ready'] = 'yes';
