import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/model/dates';
import { filterMasks } from '../../src/query/filter';
import { finish } from '../../src/query/slice';
import { outOfTime } from '../../src/source/in-time';
import { overviewOf } from '../../src/source/overview';
import { storeOf } from '../fixtures/graph';

const STORE = storeOf(`
  model early, middle, late, thing
  model_family house
  organization maker, other
  architecture idea, wider
  data_set set
  early released 2019
  middle released 2021-06-30
  middle released 2022-01
  late released 2023-03
  late built_on middle
  late developed_by other
  early developed_by maker
  late trained_on set
  set derived_from set
  middle part_of house
  thing uses_architecture idea
  idea subtype_of wider
  house developed_by maker
`);

describe('who is out of time', () => {
  const overview = overviewOf(STORE);
  const spans: Span[] = [
    { to: '2018' },
    { to: '2021-06' },
    { from: '2021-07' },
    { from: '2020', to: '2022' },
    { to: '2021-06-29' },
  ];

  it.each(spans)('is the same to the canvas and to the engine: %j', (released) => {
    const { nodes } = finish(filterMasks(STORE, { released }));
    const stopped = Array.from(nodes, (passes, node) => (passes === 0 ? STORE.id(node) : '')).filter(Boolean);
    expect([...outOfTime(overview, released)].sort()).toEqual(stopped);
    expect(stopped).not.toContain('thing');
  });

  it('is nobody where no time is asked for', () => {
    expect(outOfTime(overview, undefined).size).toBe(0);
  });

  it('knows the date as precisely as it is recorded, of the first release', () => {
    const dates = overview.nodes.map(({ id, year, released }) => [id, released ?? year]);
    expect(Object.fromEntries(dates)).toMatchObject({
      early: 2019,
      middle: '2021-06-30',
      late: '2023-03',
      maker: 0,
    });
  });
});
