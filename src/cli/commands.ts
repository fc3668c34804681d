import type { Command } from './command';
import { build } from './commands/build';
import { check } from './commands/check';
import { compare } from './commands/compare';
import { diff } from './commands/diff';
import { exportCommand } from './commands/export';
import { facets } from './commands/facets';
import { generate } from './commands/generate';
import { impact } from './commands/impact';
import { importCommand } from './commands/import';
import { lineage } from './commands/lineage';
import { merge } from './commands/merge';
import { neighbors } from './commands/neighbors';
import { obligations } from './commands/obligations';
import { path } from './commands/path';
import { related } from './commands/related';
import { schema } from './commands/schema';
import { search } from './commands/search';
import { serve } from './commands/serve';
import { show } from './commands/show';
import { stats } from './commands/stats';

/** In the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  show,
  search,
  neighbors,
  lineage,
  path,
  related,
  compare,
  obligations,
  impact,
  facets,
  stats,
  check,
  build,
  importCommand,
  exportCommand,
  merge,
  diff,
  generate,
  serve,
  schema,
];
