import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/**
 * Two builds of one tree: the explorer (`vite build`) and the command line (`vite build --ssr`).
 * `bin/build.mjs` runs them, so that nothing half-written is ever read.
 */
export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? commandLine : explorer));

/**
 * The page runs under `default-src 'self'`: no inline script or style, no `data:` or `blob:` address,
 * hence no inlining. What is loaded later needs nothing but what is there, hence no preloading. Relative addresses, so
 * that any folder can hold it.
 */
const explorer: UserConfig = {
  base: './',
  publicDir: false,
  plugins: [flatText(), plainImports(), noNamedColors()],
  resolve: { alias: { events: fileURLToPath(new URL('src/scene/emitter.ts', import.meta.url)) } },
  build: {
    outDir: 'dist/explorer',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
};

/** Packages stay outside: npm has installed them, and a stack trace names the file it comes from. */
const commandLine: UserConfig = {
  publicDir: false,
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
  },
};

/**
 * Takes the indentation and the comment lines out of styles, templates and shaders, which a minifier of scripts leaves as
 * they are: strings. Line ends stay, so words do.
 */
function flatText(): Plugin {
  return {
    name: 'flat-text',
    apply: 'build',
    transform: {
      order: 'pre',
      filter: { id: /\/src\/(views|scene)\/.*\.ts$/ },
      handler: (code, id) => {
        const flat = code.replaceAll(/\n[ \t]+/g, '\n');
        return { code: id.endsWith('.glsl.ts') ? flat.replaceAll(/^\/\/.*\n/gm, '') : flat, map: null };
      },
    },
  };
}

/** What is fetched later brings no style sheets and is not preloaded: then the helper around each import only calls it. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    load: {
      order: 'pre',
      filter: { id: /^\0vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

/** Colours reach sigma as the tokens have them, in digits: its table of 140 names of colours is not needed. */
function noNamedColors(): Plugin {
  return {
    name: 'no-named-colors',
    apply: 'build',
    transform: {
      filter: { id: /\/sigma\/dist\/colors-.*\.js$/ },
      handler: (code) => ({
        code: code.replace(/var HTML_COLORS = \{[^}]*\}/, 'var HTML_COLORS = {}'),
        map: null,
      }),
    },
  };
}
