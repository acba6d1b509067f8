export interface ServicesAsked {
  theme?: string | undefined
  who?: string | undefined
  kind?: string | undefined
  body?: string | undefined
  page?: number | undefined
}

export const serviceUrls = {
  /** The list, as far as it is narrowed down. */
  list: (asked: ServicesAsked = {}) => {
    const given = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined || value === 1 ? [] : [[name, String(value)]],
    )
    return given.length > 0 ? `/services?${new URLSearchParams(given).toString()}` : '/services'
  },
  one: (id: string) => `/services/${id}`,
  file: (id: string, file: string, name: string) =>
    `/services/${id}/files/${file}/${encodeURIComponent(name)}`,
}
