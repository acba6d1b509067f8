// The house: wings one way, rooms through their doors, no cycles.
const wings = ['foundation', 'publication', 'requests', 'engagement', 'oversight']
const above = {
  platform: [...wings, 'portal'],
  foundation: ['publication', 'requests', 'engagement', 'oversight', 'portal'],
}

/** Foundation rooms by storey: each may use what stands on lower storeys. */
const storeys = [
  ['calendar', 'rules', 'files', 'ledger', 'figures'],
  ['bodies'],
  ['identity', 'people', 'sites'],
  [
    'numbering',
    'scan',
    'letters',
    'search',
    'notify',
    'worklist',
    'review',
    'administration',
    'guard',
    'evidence',
    'audit',
    'citizens',
  ],
]
const room = (names) => `^server/src/foundation/(${names.join('|')})/`

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbidden(
      'no-cycles',
      'modules that need each other are one module',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbidden(
      'platform-knows-no-wing',
      'platform is technical',
      { path: '^server/src/platform/' },
      { path: `^server/src/(${above.platform.join('|')})/` },
    ),
    forbidden(
      'foundation-is-below',
      'foundation serves the wings',
      { path: '^server/src/foundation/', pathNot: '\\.test\\.tsx?$' },
      { path: `^server/src/(${above.foundation.join('|')})/` },
    ),
    ...storeys
      .slice(0, -1)
      .map((names, level) =>
        forbidden(
          `foundation-storey-${level}`,
          'foundation rooms have an order',
          { path: room(names), pathNot: '\\.test\\.tsx?$' },
          { path: room(storeys.slice(level + 1).flat()) },
        ),
      ),
    forbidden(
      'publication-is-below',
      'publication does not know the wings above',
      { path: '^server/src/publication/' },
      { path: '^server/src/(requests|engagement|oversight)/' },
    ),
    forbidden(
      'requests-and-engagement-apart',
      'the two do not know each other',
      { path: '^server/src/requests/' },
      { path: '^server/src/(engagement|oversight)/' },
    ),
    forbidden(
      'engagement-and-requests-apart',
      'the two do not know each other',
      { path: '^server/src/engagement/' },
      { path: '^server/src/(requests|oversight)/' },
    ),
    forbidden(
      'portal-serves-wings',
      'the portal shell is handed what it shows',
      { path: '^server/src/portal/' },
      { path: '^server/src/(publication|requests|engagement|oversight)/' },
    ),
    forbidden(
      'through-the-door',
      'another room is met at its index.ts only',
      {
        path: '^server/src/(platform|foundation|publication|requests|engagement|oversight)/([^/]+)/',
        pathNot: '\\.test\\.tsx?$',
      },
      {
        path: '^server/src/(platform|foundation|publication|requests|engagement|oversight)/([^/]+)/',
        pathNot: ['^server/src/$1/$2/', '/index\\.ts$'],
      },
    ),
    forbidden(
      'rules-without-io',
      'policies decide from values alone',
      { path: '^server/src/.*/policy\\.ts$' },
      { path: '^server/src/platform/(db|http)/' },
    ),
    forbidden(
      'library-stands-alone',
      'annual-report/ is used without the platform',
      { path: '^annual-report/' },
      { path: '^(server|console)/' },
    ),
    forbidden(
      'console-knows-contracts',
      'the console meets the server at contracts',
      { path: '^console/' },
      { path: '^server/', pathNot: '/contract\\.ts$' },
    ),
    forbidden(
      'nobody-imports-the-root',
      'app.ts composes; nothing depends on it',
      {
        path: '^server/src/(platform|foundation|publication|requests|engagement|oversight|portal)/',
        pathNot: '\\.test\\.tsx?$',
      },
      { path: '^server/src/(app|main|process)\\.ts$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
