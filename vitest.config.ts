import { defineConfig } from 'vitest/config'

const jsx = { oxc: { jsx: { runtime: 'classic' as const, pragma: 'h', pragmaFrag: 'Fragment' } } }

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'annual-report',
          root: 'annual-report',
          include: ['src/**/*.test.ts'],
          // At the other side of the earth: a day of the law must not depend on where a report is read.
          env: { TZ: 'America/New_York' },
          testTimeout: 60_000,
        },
      },
      {
        ...jsx,
        test: {
          name: 'server',
          root: 'server',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          maxWorkers: 2,
          // Files share a worker's modules: every house keeps its state in what it is handed, and loading them anew costs seconds a file.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'launcher',
          root: 'launcher',
          include: ['*.test.ts'],
          testTimeout: 900_000,
          // Takes a whole installation away again.
          hookTimeout: 300_000,
        },
      },
      {
        ...jsx,
        test: {
          name: 'e2e',
          root: 'e2e',
          include: ['**/*.e2e.ts'],
          globalSetup: ['global-setup.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
