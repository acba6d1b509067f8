import { h } from '#platform/html'
import { page, type Site } from './document.tsx'
import { SearchForm } from './ui/search.tsx'
import { urls } from './urls.ts'

export interface PageError {
  status: number
  message: string
  /** What a reader quotes when asking for help; the log has the same. */
  errorId?: string
}

const titles: Readonly<Record<number, string>> = {
  403: '您不能查看这个页面',
  404: '没有找到页面',
  410: '信息已撤回',
  413: '内容过大',
  422: '填写有误',
  429: '操作过于频繁',
  503: '系统暂时不能使用',
}

/** A page that says what happened and what one can do now. */
export function errorPage(site: Site, error: PageError): string {
  const title = titles[error.status] ?? (error.status >= 500 ? '系统出错' : '无法办理')
  return page({
    site,
    title,
    hidden: true,
    crumbs: [{ title }],
    children: (
      <div>
        <h1>{title}</h1>
        <p>{error.message}</p>
        {error.errorId ? (
          <p>
            如需帮助，请告知工作人员错误编号：<span class="code">{error.errorId}</span>
          </p>
        ) : null}
        {error.status === 404 ? (
          <SearchForm id="error-search" label="换个词搜索" placeholder="标题、文号、关键词" />
        ) : null}
        <h2>您可以</h2>
        <ul>
          {error.status >= 500 ? <li>稍后再试；已经提交的内容可以凭编号查询，不必重复提交</li> : null}
          <li>
            回到<a href={urls.home()}>首页</a>，或者查看<a href={urls.sitemap()}>网站地图</a>
          </li>
          <li>
            查阅<a href={urls.platform()}>政府信息公开</a>目录
          </li>
          <li>
            通过<a href={urls.requests()}>依申请公开</a>向行政机关申请获取政府信息
          </li>
          {site.contact ? <li>联系我们：{site.contact}</li> : null}
        </ul>
      </div>
    ),
  })
}
