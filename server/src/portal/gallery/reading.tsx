import { h, Sanitised, sanitise } from '#platform/html'
import { ArticleHeader, ArticleTools, Attachments, OfficialLetter } from '../ui/article.tsx'
import { Notice, Tag, Tombstone, ValidityBanner } from '../ui/notices.tsx'
import type { Example } from './example.ts'

const title = '云川市人民政府办公室关于印发《云川市老旧小区加装电梯实施办法》的通知'

const text = sanitise(`
<p class="center">云政办规〔2026〕7号</p>
<p>各县（区）人民政府，市政府各部门、各直属机构：</p>
<p>《云川市老旧小区加装电梯实施办法》已经市政府同意，现印发给你们，请认真组织实施。</p>
<h2>一、适用范围</h2>
<p>本办法适用于本市国有土地上已建成投入使用、具有合法权属证明、未设电梯的四层以上（含四层）住宅。</p>
<h2>二、补助标准</h2>
<table><thead><tr><th scope="col">楼层</th><th scope="col">每台补助（万元）</th></tr></thead>
<tbody><tr><td>四层至六层</td><td>15</td></tr><tr><td>七层以上</td><td>18</td></tr></tbody></table>
<p>补助资金由市、区两级财政按比例负担，具体办法<a href="/documents/2">另行公布</a>。</p>
<p class="signature">云川市人民政府办公室</p>
<p class="signature">2026年3月9日</p>`)

export const reading: readonly Example[] = [
  {
    name: '文章',
    shown: (
      <article class="article" id="article">
        <ArticleHeader
          title={title}
          publishedAt="2026-03-12 09:30"
          source="云川市人民政府办公室"
          metadata={{
            indexNumber: '014416330/2026-00047',
            theme: '城乡建设、环境保护\\城乡建设（含住房）',
            issuer: '云川市人民政府办公室',
            writtenOn: '2026-03-09',
            title,
            documentNumber: '云政办规〔2026〕7号',
            publishedOn: '2026-03-12',
            validity: '有效',
            attribute: '主动公开',
            genre: '通知',
          }}
        />
        <ValidityBanner
          validity="amended"
          on="2026-09-01"
          by={{ title: '云川市人民政府办公室关于修改部分文件的通知', href: '/documents/3' }}
        />
        <Sanitised html={text} />
        <Attachments
          items={[
            { href: '/files/1/a.docx', name: '加装电梯申请表.docx', bytes: 24_576 },
            {
              href: '/files/2/b.pdf',
              name: '云川市老旧小区加装电梯实施办法（扫描件）.pdf',
              bytes: 3_355_443,
            },
          ]}
        />
        <ArticleTools readAloud="#article .prose">
          <a class="button plain" href="/documents/1/proof.json">
            防篡改证明
          </a>
        </ArticleTools>
      </article>
    ),
  },
  { name: '有效性：废止', shown: <ValidityBanner validity="repealed" on="2026-10-01" /> },
  { name: '有效性：尚未生效', shown: <ValidityBanner validity="notYet" on="2027-01-01" /> },
  {
    name: '撤回说明',
    shown: (
      <Tombstone
        title="2025年第三季度行政处罚信息"
        kind="内容有误"
        reason="附件数据有误，更正后重新发布。"
        on="2026-05-06"
      />
    ),
  },
  {
    name: '文书',
    shown: (
      <OfficialLetter
        issuer="云川市住房和城乡建设局"
        title="政府信息公开申请答复书"
        number="云住建公开〔2026〕18号"
        addressee="林某某"
        paragraphs={[
          '你于2026年4月2日提交的政府信息公开申请，本机关于2026年4月3日收到。',
          '经检索，你申请公开的信息属于可以公开的政府信息，现予以公开，信息内容见附件。',
        ]}
        attachments={['云川市2025年老旧小区改造项目清单']}
        date="2026年4月20日"
      />
    ),
  },
  {
    name: '提示',
    shown: (
      <div>
        <Notice title="办公时间调整">
          <p>国庆节期间政府信息公开查阅点暂停接待，10月8日恢复。</p>
        </Notice>
        <Notice kind="good" title="申请已提交">
          <p>
            查询码：<span class="code">K7M4-QX9T</span>
          </p>
        </Notice>
        <Notice kind="warn">
          <p>请于2026年4月24日前补正。</p>
        </Notice>
        <Notice kind="bad">
          <p>编号或者查询码不对，请核对回执。</p>
        </Notice>
      </div>
    ),
  },
  {
    name: '状态',
    shown: (
      <p>
        <Tag>等待确认</Tag> <Tag tone="good">已答复</Tag> <Tag tone="warn">待补正</Tag>{' '}
        <Tag tone="bad">已逾期</Tag>
      </p>
    ),
  },
]
