import { defineConfig, type UserConfig } from 'vite';

/**
 * Two builds of one tree: the explorer (`vite build`) and the command line (`vite build --ssr`).
 * `bin/build.mjs` runs them, so that nothing half-written is ever read.
 */
export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? commandLine : explorer));

/**
 * The page runs under `default-src 'self'`: no inline script or style, no `data:` or `blob:` address,
 * hence the switched-off preload polyfill and inlining. Relative addresses, so that any folder can hold it.
 */
const explorer: UserConfig = {
  base: './',
  publicDir: false,
  build: {
    outDir: 'dist/explorer',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
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
