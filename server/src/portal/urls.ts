/** Addresses of the public pages; every link comes from here. */
export const urls = {
  home: () => '/',
  platform: () => '/gkpt',
  guide: () => '/guide',
  rules: () => '/gkpt/rules',
  releases: () => '/gkpt/releases',
  withheld: () => '/gkpt/withheld',
  /** A column; with `body`, only what that body has in it. */
  column: (id: string, page = 1, body?: string) => {
    const asked = [...(body ? [`body=${body}`] : []), ...(page > 1 ? [`page=${page}`] : [])]
    return `/columns/${id}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
  },
  /** Everything published in a year (`2026`) or a month (`2026-03`). */
  archive: (period?: string) => (period ? `/archive/${period}` : '/archive'),
  document: (id: string) => `/documents/${id}`,
  documentText: (id: string) => `/documents/${id}/text.txt`,
  documentWord: (id: string) => `/documents/${id}/document.docx`,
  edition: (id: string, no: number) => `/documents/${id}/editions/${no}`,
  withdrawalProof: (id: string) => `/documents/${id}/withdrawal-proof.json`,
  ledger: () => '/ledger',
  proof: (id: string) => `/documents/${id}/proof.json`,
  file: (id: string, name: string) => `/files/${id}/${encodeURIComponent(name)}`,
  search: (q = '', page = 1) => `/search?q=${encodeURIComponent(q)}${page > 1 ? `&page=${page}` : ''}`,
  /** A search narrowed down, in another order or further on. */
  searchWith: (asked: Readonly<Record<string, string | undefined>>) => {
    const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))
    return `/search?${new URLSearchParams(given).toString()}`
  },
  suggest: () => '/api/search/suggest',
  bodies: () => '/bodies',
  body: (id: string) => `/bodies/${id}`,
  services: () => '/services',
  requests: () => '/requests',
  newRequest: (body?: string) => `/requests/new${body ? `?body=${body}` : ''}`,
  track: () => '/requests/track',
  interaction: () => '/interaction',
  reports: () => '/reports',
  report: (id: string) => `/reports/${id}`,
  reportFile: (id: string, format: 'docx' | 'xlsx' | 'html') => `/reports/${id}/file/${format}`,
  compareReports: (a = '', b = '') => `/reports/compare${a && b ? `?a=${a}&b=${b}` : ''}`,
  sitemap: () => '/sitemap',
  /** Switches elder mode and leads back to the page one came from. */
  preferences: (elder: boolean, back?: string) =>
    `/preferences?elder=${elder ? '1' : '0'}${back ? `&back=${encodeURIComponent(back)}` : ''}`,
  /** Warns before it leads out to a site that is not a government one. */
  leave: (address: string) => `/leave?to=${encodeURIComponent(address)}`,
  about: () => '/about',
  /** 我为政府网站找错: the channel of the cases wing. */
  findErrors: () => '/interaction/site-error',
  logo: (site: string, version: number) => `/site-logo/${site}/${version}`,
  gallery: () => '/gallery',
  console: () => '/console/',
} as const
