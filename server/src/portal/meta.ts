/** Page tags by name, as `<meta name>`; the values equal what the page shows (国办发〔2017〕47号). */
export type Tags = Readonly<Record<string, string>>

export interface ColumnMeta {
  name: string
  description: string
  keywords: readonly string[]
  /** 工作动态, 政策文件, 信息公开, 解读回应, 互动交流 … */
  type: string
}

/** Tags of a column page. */
export function columnTags(column: ColumnMeta): Tags {
  return {
    ColumnName: column.name,
    ColumnDescription: column.description,
    ColumnKeywords: column.keywords.join(','),
    ColumnType: column.type,
  }
}

export interface ArticleMeta {
  title: string
  /** `YYYY-MM-DD HH:MM`. */
  publishedAt: string
  source: string
  keywords?: readonly string[]
  author?: string
  description?: string
  image?: string
  url?: string
  /** Content pages repeat name and type of their column. */
  column?: { name: string; type: string }
}

/** Tags of a content page. */
export function articleTags(article: ArticleMeta): Tags {
  const optional = {
    Keywords: article.keywords?.join(','),
    Author: article.author,
    Description: article.description,
    Image: article.image,
    Url: article.url,
    ColumnName: article.column?.name,
    ColumnType: article.column?.type,
  }
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(optional)) if (value) given[name] = value
  return {
    ArticleTitle: article.title,
    PubDate: article.publishedAt,
    ContentSource: article.source,
    ...given,
  }
}
