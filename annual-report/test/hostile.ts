import { toHtml } from '../src/writers/html.ts'
import { consistentReport } from './a-report.ts'
import { collapsed, printReport, styles } from './layouts.ts'

/** The most a text may hold and still be looked at. */
const LARGEST = 1_000_000
const fill = (text: string) => text.repeat(Math.floor(LARGEST / text.length))

const tabs = printReport(consistentReport('2021', Array(200).fill(3)), styles.tabs ?? collapsed)
const spaced = printReport(
  consistentReport('2019', Array(200).fill(120)),
  styles['single spaces'] ?? collapsed,
)
const run = printReport(consistentReport('2021', Array(200).fill(120)), collapsed)
const html = toHtml(consistentReport('2021', Array(200).fill(3)))
/** A report with something endless in the middle of its tables. */
const inside = (endless: string) =>
  tabs.replace('（一）予以公开', `${endless.slice(0, LARGEST - tabs.length)}（一）予以公开`)

/** Texts made to cost time: each is as long as a text may be, or holds one thing without end. */
export const hostile: Readonly<Record<string, string>> = {
  digits: fill('9'),
  'digits with commas': fill('9,'),
  'digits on lines': fill('1\n'),
  'digits parted by spaces': fill('1 '),
  'a hundred thousand digits in a cell': tabs.replace('申请数量', `申请数量${'7'.repeat(100_000)}`),
  'eight hundred digits in every cell': tabs.replace(/\t3/g, `\t${'3'.repeat(800)}`),
  'a run of digits in 表四': tabs.replace('复议后起诉', `复议后起诉${'12'.repeat(100_000)}`),
  'a cell of digits and spaces': tabs.replace('\t3\t', `\t${'1 '.repeat(400_000)}\t`),
  'a cell of digits and brackets': tabs.replace('\t3\t', `\t${'1('.repeat(400_000)}\t`),
  'a cell of text': tabs.replace('\t3\t', `\t${'字'.repeat(800_000)}\t`),
  'wide spaces between figures': spaced.replace(/ 120/g, `${' '.repeat(500)}120`),
  'blank lines inside a table': inside('\n'.repeat(LARGEST)),
  'borders inside a table': inside('\t'.repeat(LARGEST)),
  'figures inside a table': inside('3 '.repeat(LARGEST)),
  'figures on lines inside a table': inside('3\n'.repeat(LARGEST)),
  'one label again and again': inside('（一）予以公开\n'.repeat(130_000)),
  'labels that misprint each other': `一、本年新收勾稽关系${fill('不补正二上年结转予以公开部分公开')}`,
  'one row again and again': tabs.replace(
    '三、收到和处理',
    `${'行政许可\t1\n'.repeat(110_000)}三、收到和处理`,
  ),
  spaces: `一、总体情况${fill(' ')}`,
  borders: fill('|'),
  'borders on lines': fill('|\n'),
  rules: `${fill('-')}x`,
  'rules on lines': fill('---\n'),
  'nested tables': fill('<table><tr><td>'),
  'thousands of tables': fill('<table><tr><td>1</td></tr></table>'),
  'open tags': fill('<a'),
  'open comments': fill('<!-- '),
  'open scripts': fill('<script>'),
  'open svg': fill('<p><svg>'),
  'cells without rows': fill('<td><p>1'),
  entities: `<p>${fill('&nbsp')}`,
  'the same page again and again': fill(html),
  'the same report again and again': fill(tabs),
  'the same run again and again': fill(run),
  titles: fill('景澜市2019年政府信息公开工作年度报告\n'),
  'titles in one line': fill('景澜市2019年政府信息公开工作年度报告'),
  headings: fill(
    '一、总体情况二、主动公开政府信息情况三、收到和处理政府信息公开申请情况四、行政复议行政诉讼情况五、问题六、其他',
  ),
  'first headings': fill('一、总体情况\n'),
  'first headings in one line': fill('一、'),
  'last headings': fill('六、'),
  'blank lines': `六、其他需要报告的事项${fill('\n')}x`,
  anchors: fill('一、本年新收政府信息公开申请数量'),
  'anchors torn by digits': fill('本1年2新3收4政'),
  corners: fill('勾稽关系为'),
  blocks: fill('第二十条第（一）项信息内容规章'),
  'more reports than a file holds': fill(`一、总体情况\n${'文'.repeat(500)}\n二、\n`),
  statements: fill('收到申请12件，'),
  'a list without end': `主动公开信息5条，其中${fill('公开1条、')}`,
  'a clause without end': `${fill('的')}1件`,
  brackets: fill('（'),
  'figures with brackets': fill('1（的'),
  pinyin: fill('务('),
  'page marks': fill('第1页\n'),
  dates: fill('2019年1月1日\n'),
  'labels of dates': fill('发布日期：'),
  years: fill('二〇一九年'),
  'index numbers': fill('索引号:'),
  'document numbers': fill('文号的的的的的的的的的的的的〔'),
  names: `我区${fill('甲区乙区丙区丁区')}`,
  'Traditional script': fill('開報務據關'),
  'half surrogate pairs': fill('\ud83d'),
  statistics: `指标名称 单位 统计数\n${fill('主动公开政府信息数1条')}`,
  'provincial statistics': `指标名称单位历年累计${fill('政府网站公开数1 2 ')}`,
}
