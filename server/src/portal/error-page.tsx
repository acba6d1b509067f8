import { h } from '#platform/html'
import { page, type Site } from './document.tsx'
import { urls } from './urls.ts'

/** A page that says what happened and what one can do now. */
export function errorPage(site: Site, error: { status: number; message: string; errorId?: string }): string {
  const title = error.status === 404 ? '没有找到页面' : error.status >= 500 ? '系统出错' : '无法办理'
  return page({
    site,
    title,
    hidden: true,
    crumbs: [{ title }],
    children: (
      <div>
        <h1>{title}</h1>
        <p>{error.message}</p>
        <p>您可以：</p>
        <ul>
          <li>在页面上方搜索标题、文号或者内容</li>
          <li>
            回到 <a href={urls.home()}>首页</a>，或者查看 <a href={urls.platform()}>政府信息公开</a>
          </li>
          <li>
            通过 <a href={urls.requests()}>依申请公开</a> 申请获取政府信息
          </li>
          {site.contact ? <li>联系我们：{site.contact}</li> : null}
        </ul>
      </div>
    ),
  })
}
