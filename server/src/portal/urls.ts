/** Addresses of the public pages; every link comes from here. */
export const urls = {
  home: () => '/',
  platform: () => '/gkpt',
  guide: () => '/guide',
  column: (id: string, page = 1) => `/columns/${id}${page > 1 ? `?page=${page}` : ''}`,
  document: (id: string) => `/documents/${id}`,
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
  requests: () => '/requests',
  newRequest: (body?: string) => `/requests/new${body ? `?body=${body}` : ''}`,
  track: () => '/requests/track',
  interaction: () => '/interaction',
  reports: () => '/reports',
  report: (id: string) => `/reports/${id}`,
  sitemap: () => '/sitemap',
  /** Switches elder mode and leads back to the page one came from. */
  preferences: (elder: boolean, back?: string) =>
    `/preferences?elder=${elder ? '1' : '0'}${back ? `&back=${encodeURIComponent(back)}` : ''}`,
  gallery: () => '/gallery',
  console: () => '/console/',
} as const
