/** Addresses of the consultations. */
export const consultationUrls = {
  list: (state?: string, page = 1) => {
    const query = new URLSearchParams({
      ...(state ? { state } : {}),
      ...(page > 1 ? { page: String(page) } : {}),
    }).toString()
    return `/consultations${query ? `?${query}` : ''}`
  },
  one: (id: string) => `/consultations/${id}`,
  comment: (id: string, paragraph?: number) =>
    `/consultations/${id}/comment${paragraph ? `?paragraph=${paragraph}` : ''}`,
} as const
