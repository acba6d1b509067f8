import { h } from '#platform/html'
import { BlockGrid } from '../ui/block-grid.tsx'
import { BarChart } from '../ui/charts.tsx'
import { outward, Places, QuickLinks, Steps, Telephone } from '../ui/guide.tsx'
import { DocumentList } from '../ui/lists.tsx'
import { QrCode } from '../ui/qr.tsx'
import { SearchForm } from '../ui/search.tsx'
import type { Example } from './example.ts'

const services = [
  { href: '#s1', title: '结婚登记' },
  { href: '#s2', title: '不动产转移登记（存量房）' },
  { href: '#s3', title: '食品经营许可' },
  { href: '#s4', title: '失业保险金申领' },
]

/** Going somewhere with a matter: services, what happens there, where it is; and pieces that several wings make. */
export const going: readonly Example[] = [
  {
    name: '按主题办事',
    shown: (
      <QuickLinks
        label="按主题办事"
        items={['出生收养', '入学教育', '就业创业', '住房安居', '退休养老'].map((title, at) => ({
          href: `#t${at}`,
          title,
          note: `${at + 2}项`,
        }))}
      />
    ),
  },
  {
    name: '在一类信息中搜索',
    shown: (
      <SearchForm
        id="g-within"
        label="搜索办事服务"
        placeholder="输入事项名称"
        within={{ kind: 'service' }}
      />
    ),
  },
  {
    name: '办理流程',
    shown: (
      <Steps
        steps={[
          { title: '申请', text: '到窗口提交材料，或者在网上填报。' },
          { title: '受理', text: '材料不齐的，当场一次告知需要补正的全部内容。' },
          { title: '当场办结' },
        ]}
      />
    ),
  },
  {
    name: '办理地点和时间',
    shown: (
      <Places
        places={[
          {
            name: '云川市政务服务中心',
            address: '云川市人民路1号一楼',
            window: '民政窗口',
            hours: '周一至周五 9:00—17:00',
            phone: '0000-12345678',
            at: { latitude: 30.27, longitude: 120.15 },
          },
          { name: '城东便民服务站', address: '城东街12号', hours: '每天 8:30—20:00' },
        ]}
      />
    ),
  },
  {
    name: '电话和网上办理',
    shown: (
      <p>
        咨询电话：
        <Telephone number="0000-12345" />
        <a href={outward('https://zwfw.yunchuan.gov.cn/')}>政务服务网</a>　
        <a href={outward('https://pay.example.com/')}>银行缴费（离开本站前提示）</a>
      </p>
    ),
  },
  {
    name: '图表',
    shown: (
      <BarChart
        caption="各机关新收申请"
        unit="件"
        series={['2025年', '2026年']}
        bars={[
          { label: '住房和城乡建设局', values: [120, 96] },
          { label: '自然资源和规划局', values: [88, null] },
        ]}
      />
    ),
  },
  {
    name: '由多方组成的页面',
    shown: (
      <BlockGrid
        blocks={[
          {
            id: 'g-block-1',
            width: 'half',
            title: '政策解读',
            content: (
              <DocumentList
                empty=""
                items={[{ href: '#i', title: '加装电梯办法解读', number: '图解', day: '2026-03-12' }]}
              />
            ),
          },
          {
            id: 'g-block-2',
            width: 'half',
            title: '相关办事服务',
            content: <QuickLinks items={services.slice(0, 2)} />,
          },
        ]}
      />
    ),
  },
  { name: '二维码', shown: <QrCode text="https://www.yunchuan.gov.cn/" label="首页的二维码" /> },
]
