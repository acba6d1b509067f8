import type { Body } from '#foundation/bodies'
import { h } from '#platform/html'
import { Panel, page, type Site, urls } from '#portal'
import type { Limits } from './limits.ts'

interface HelpProps {
  site: Site
  elder: boolean
  limits: Limits
  bodies: readonly Body[]
}

/** Everything a person may want to know before, while and after they apply; first for whoever cannot read or type. */
export function helpPage({ site, elder, limits, bodies }: HelpProps): string {
  return page({
    site,
    elder,
    title: '申请帮助',
    current: 'requests',
    crumbs: [{ title: '依申请公开', href: urls.requests() }, { title: '申请帮助' }],
    children: (
      <div>
        <h1>申请帮助</h1>
        <Panel id="cannot" title="不会打字、看不清、书写有困难">
          <ul>
            <li>
              打电话或者到受理机关，口头说出要什么信息，工作人员代为填写并念给您确认（条例第二十九条）。
            </li>
            <li>
              阅读有困难、视力或者听力不便的，在申请表勾选“需要的帮助”，受理机关会联系您（条例第四十三条）。
            </li>
            <li>可以请亲友作为代理人提交，附上授权委托书。</li>
            <li>
              页面右上角可以切换
              <a href={urls.preferences(!elder, '/requests/help')}>{elder ? '普通模式' : '长者模式'}</a>
              ，字更大、更疏朗。
            </li>
          </ul>
          <details>
            <summary>受理机关电话</summary>
            <ul>
              {bodies.map((body) => (
                <li>
                  {body.name}　<a href={`tel:${body.phone}`}>{body.phone}</a>
                </li>
              ))}
            </ul>
          </details>
        </Panel>
        <div class="columns">
          <Panel id="how" title="怎样写申请">
            <ul>
              <li>写清信息的名称、文号，或者时间、事项、制作机关，能让人找到就行；不用说明用途。</li>
              <li>一份申请最好只写一件事；写了几件的，由受理机关拆分，不影响您的权利。</li>
              <li>
                要的是已有的信息。咨询政策、反映问题、投诉举报，请走<a href="/interaction">政民互动</a>。
              </li>
              <li>须写明姓名或者名称、身份证明、联系方式；身份信息加密保存，不会公开。</li>
            </ul>
          </Panel>
          <Panel id="when" title="多久有结果">
            <ul>
              <li>
                自收到申请之日起{limits.reply}个工作日内答复；经批准可以延长，总共不超过{limits.extension}
                个工作日，会书面告知。
              </li>
              <li>内容不明确的，{limits.correction}个工作日内一次性告知补正；补正后期限重新计算。</li>
              <li>
                征求第三方、共同制作机关意见的时间不计算在内，对方应当在{limits.thirdParty}个工作日内答复。
              </li>
              <li>网上提交的，以双方确认之日为收到申请之日，请保持电话畅通。</li>
            </ul>
          </Panel>
          <Panel id="fee" title="收不收费">
            <p>
              行政机关依申请提供政府信息，不收取费用（条例第四十二条）。只有申请数量、频次明显超过合理范围的，才可以收取信息处理费，并先发收费通知；收到通知次日起
              {limits.feePay}个工作日内缴纳，逾期视为放弃申请。
            </p>
          </Panel>
          <Panel id="after" title="答复之后">
            <ul>
              <li>
                凭编号和查询码<a href={urls.track()}>查询进度、下载答复</a>；登录过的，在
                <a href="/mine">我的</a>里查看。
              </li>
              <li>
                不服答复的，按告知书写明的途径办理：一般可以在{limits.reconsiderationDays}
                日内申请行政复议，或者在{limits.courtMonths}个月内起诉；不予公开的，应当先申请行政复议。
              </li>
              <li>认为信息应当让所有人都能看到的，可以在查询页面建议主动公开（条例第四十四条）。</li>
              <li>
                机关记录的与您有关的信息不准确的，可以<a href="/requests/corrections">申请更正</a>
                （条例第四十一条）。
              </li>
            </ul>
          </Panel>
        </div>
        <p class="tools">
          <a class="button" href={urls.newRequest()}>
            在线申请
          </a>
        </p>
      </div>
    ),
  })
}
