import { h } from '#platform/html'
import { Columns, Entrances, Hero, Panel, PlatformFrame, WithSide } from '../ui/blocks.tsx'
import { QuickLinks } from '../ui/guide.tsx'
import { DocumentList, Facts, Pages, SideNav, Tabs } from '../ui/lists.tsx'
import { EmptyState } from '../ui/notices.tsx'
import { Facets, SearchForm, SearchResults } from '../ui/search.tsx'
import { urls } from '../urls.ts'
import type { Example } from './example.ts'

const documents = [
  {
    href: '/documents/1',
    title: '云川市人民政府办公室关于印发《云川市老旧小区加装电梯实施办法》的通知',
    number: '云政办规〔2026〕7号',
    day: '2026-03-12',
  },
  {
    href: '/documents/2',
    title: '云川市人民政府关于公布第四批市级非物质文化遗产代表性项目名录的通知',
    number: '云政发〔2026〕5号',
    day: '2026-02-27',
  },
  {
    href: '/documents/3',
    title: '云川市城市供热管理办法',
    number: '云政发〔2019〕31号',
    day: '2019-10-15',
    validity: '废止',
  },
]

const entrances = [
  { href: urls.requests(), title: '依申请公开', text: '没有找到？向行政机关申请获取' },
  { href: urls.track(), title: '申请查询', text: '凭编号和查询码查看办理进度' },
  { href: urls.guide(), title: '公开指南', text: '公开什么、怎样获取、向谁申请' },
  { href: urls.reports(), title: '年度报告', text: '各机关历年公开工作情况' },
]

const services = ['结婚登记', '不动产转移登记（存量房）', '食品经营许可', '失业保险金申领'].map(
  (title, at) => ({ href: `#s${at}`, title }),
)

export const finding: readonly Example[] = [
  {
    name: '首页搜索',
    shown: (
      <Hero
        title="您要找什么？"
        first={{
          title: '常用办事',
          content: <QuickLinks items={services} />,
          more: { href: '#all', title: '全部26项办事服务' },
        }}
        entrances={entrances}
        hot={['加装电梯', '医保报销', '公租房', '落户']}
      />
    ),
  },
  {
    name: '首页栏目',
    shown: (
      <Columns>
        <Panel id="g-policies" title="最新政策" more={{ href: urls.column('zc'), title: '更多最新政策' }}>
          <DocumentList items={documents} empty="暂时没有信息。" />
        </Panel>
        <Panel id="g-notices" title="通知公告" more={{ href: urls.column('tz'), title: '更多通知公告' }}>
          <DocumentList items={documents.slice(1)} empty="暂时没有信息。" />
        </Panel>
      </Columns>
    ),
  },
  {
    name: '政府信息公开平台',
    shown: (
      <PlatformFrame current="content" title="法定主动公开内容">
        <Panel id="g-catalogue" title="公开目录">
          <Entrances
            items={[
              { href: urls.column('gz'), title: '规章和规范性文件', text: '条例第二十条第（一）项' },
              { href: urls.column('jg'), title: '机构职能', text: '条例第二十条第（二）项' },
              { href: urls.column('gh'), title: '规划计划', text: '条例第二十条第（三）项' },
            ]}
          />
        </Panel>
      </PlatformFrame>
    ),
  },
  {
    name: '栏目列表',
    shown: (
      <WithSide
        side={
          <SideNav
            label="栏目"
            items={[
              { href: '#', title: '规范性文件', current: true },
              { href: '#', title: '其他文件' },
              { href: '#', title: '政策解读' },
            ]}
          />
        }
      >
        <Tabs
          label="按年度"
          items={['全部', '2026', '2025', '2024'].map((year, at) => ({
            href: `#${year}`,
            title: year,
            current: at === 0,
          }))}
        />
        <DocumentList items={documents} empty="暂时没有信息。" />
        <Pages page={6} last={32} href={(no) => `#${no}`} />
      </WithSide>
    ),
  },
  { name: '空列表', shown: <DocumentList items={[]} empty="本栏目暂时没有信息。" /> },
  {
    name: '空白页',
    shown: (
      <EmptyState title="还没有公布过年度报告">
        <p>
          <a href={urls.platform()}>回到政府信息公开</a>
        </p>
      </EmptyState>
    ),
  },
  {
    name: '搜索结果',
    shown: (
      <WithSide
        side={
          <Facets
            facets={[
              {
                title: '发布机构',
                values: [
                  { label: '云川市人民政府办公室', count: 18, href: '#a', current: true },
                  { label: '市住房和城乡建设局', count: 7, href: '#b' },
                ],
              },
              { title: '年份', values: [{ label: '2026', count: 4, href: '#c' }] },
            ]}
          />
        }
      >
        <SearchForm id="g-search" label="在结果中搜索" value="加装电梯" />
        <SearchResults
          q="加装电梯"
          words={['加装', '电梯']}
          hits={documents.map((item) => ({
            href: item.href,
            title: item.title,
            excerpt: '……本办法适用于本市国有土地上未设电梯的住宅，加装电梯应当经业主依法表决同意……',
            notes: ['云川市人民政府办公室', item.number, item.day],
          }))}
        />
      </WithSide>
    ),
  },
  { name: '没有结果', shown: <SearchResults q="飞行汽车" words={['飞行', '汽车']} hits={[]} /> },
  {
    name: '要素',
    shown: (
      <Facts
        wide={['申请内容']}
        facts={[
          ['受理机关', '云川市住房和城乡建设局'],
          ['当前状态', '办理中'],
          ['答复期限', '2026-05-06'],
          ['申请内容', '2025年老旧小区改造项目清单，含小区名称、改造内容和投资额。'],
        ]}
      />
    ),
  },
]
