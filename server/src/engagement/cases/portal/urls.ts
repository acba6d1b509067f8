/** Addresses of the public pages of the interaction wing. */
export const caseUrls = {
  hub: () => '/interaction',
  channel: (code: string, page = 1) => `/interaction/${code}${page > 1 ? `?page=${page}` : ''}`,
  write: (code: string) => `/interaction/${code}/new`,
  letter: (id: string) => `/letters/${id}`,
  track: () => '/interaction/track',
  statistics: (year?: number) => `/interaction/statistics${year ? `?year=${year}` : ''}`,
} as const
