import { Converter } from 'opencc-js/cn2t'
import { tableDefinition } from '../src/formats/formats.ts'
import type { Report } from '../src/report.ts'
import { toHtml } from '../src/writers/html.ts'
import { collapsed, printReport, type Style, styles } from './layouts.ts'

const traditional = Converter({ from: 'cn', to: 't' })
const outcome = tableDefinition('2021').remedies?.blocks[0]?.columns.map(({ label }) => label) ?? []
const style = (name: string): Style => styles[name] ?? collapsed
const tabs = (report: Report) => printReport(report, style('tabs'))
const spaced = (report: Report) => printReport(report, style('single spaces'))
const marked = (report: Report) => printReport(report, style('markdown'))

/** Changes each line of the tables that holds a row of figures. */
const rows = (text: string, change: (label: string, figures: string[], line: string) => string) =>
  text.replace(
    /^(.*?[^\d\s\t|+,.-][^\d\t|\n]*?)((?:[\t ]+[+-]?[\d.,]+)+)$/gm,
    (line, label: string, figures: string) => change(label, figures.trim().split(/[\t ]+/), line),
  )

const heads = (text: string) =>
  text.replace(/本年新制作数量|本年制发件数/g, '本年新').replace(/本年新公开数量|本年废止件数/g, '本年新')

const page = (report: Report) =>
  `首页 > 政府信息公开 > 年报\n索引号：JL0101-2024-00012\n发布机构：${report.publicBody}\n发文日期：2024-01-20\n名称：${report.title}\n`

/** The same report as other hands and programs print it. `open`: what is not certain may be left open, nothing may be wrong. */
export const variants: Readonly<Record<string, { print: (report: Report) => string; open?: true }>> = {
  'figures above their labels': {
    print: (r) => rows(spaced(r), (label, f) => `${f.join(' ')}\n${label}`),
    open: true,
  },
  'figures below their labels': { print: (r) => rows(spaced(r), (label, f) => `${label}\n${f.join(' ')}`) },
  'figures one a line below their labels': {
    print: (r) => rows(spaced(r), (label, f) => `${label}\n${f.join('\n')}`),
  },
  'a blank line between label and figures': {
    print: (r) => rows(tabs(r), (label, f) => `${label}\n\n${f.join('\t')}`),
  },
  'labels wrapped before their figures': {
    print: (r) => rows(spaced(r), (label, f) => `${label.replace(/(.{9})(?=.)/g, '$1\n')} ${f.join(' ')}`),
  },
  'rows run together, cells apart': {
    print: (r) =>
      rows(spaced(r), (label, f) => `${label}${f.join(' ')}`).replace(/(\d)\n(?=[（\d一二四])/g, '$1'),
    open: true,
  },
  'item numbers glued to the last figure of the row above': {
    print: (r) => spaced(r).replace(/( \d+)\n(\d\.)/g, '$1$2'),
    open: true,
  },
  'labels glued to their first figure': { print: (r) => rows(spaced(r), (label, f) => label + f.join(' ')) },
  'group labels repeated on every row': {
    print: (r) =>
      rows(
        tabs(r),
        (label, f) => `${/^\d\./.test(label) ? `三、本年度办理结果\t${label}` : label}\t${f.join('\t')}`,
      ),
  },
  'empty cells of merged labels': {
    print: (r) => rows(tabs(r), (label, f) => `\t\t${label}\t${f.join('\t')}`),
  },
  'empty cells of merged labels between pipes': {
    print: (r) => rows(tabs(r), (label, f) => `|  | ${label} |  | ${f.join(' | ')} |`),
  },
  'doubled cells of merged labels': {
    print: (r) => rows(tabs(r), (label, f) => `| ${label} | ${label} | ${f.join(' | ')} |`),
  },
  'units in the cells': {
    print: (r) => rows(tabs(r), (label, f) => `${label}\t${f.map((v) => `${v}件`).join('\t')}`),
  },
  'thousands separators': {
    print: (r) =>
      rows(
        tabs(r),
        (label, f) =>
          `${label}\t${f.map((v) => (v.length > 3 && /^\d+$/.test(v) ? Number(v).toLocaleString('en-US') : v)).join('\t')}`,
      ),
  },
  'thousands separators, single spaces': {
    print: (r) =>
      rows(
        spaced(r),
        (label, f) =>
          `${label} ${f.map((v) => (v.length > 3 && /^\d+$/.test(v) ? Number(v).toLocaleString('en-US') : v)).join(' ')}`,
      ),
  },
  'thousands separators of full width': {
    print: (r) =>
      rows(
        tabs(r),
        (label, f) =>
          `${label}\t${f.map((v) => (v.length > 3 && /^\d+$/.test(v) ? Number(v).toLocaleString('en-US').replaceAll(',', '，') : v)).join('\t')}`,
      ),
  },
  'remarks in brackets': {
    print: (r) =>
      rows(
        tabs(r),
        (label, f) => `${label}\t${f.map((v, i) => (i === 0 ? `${v}（含办公室）` : v)).join('\t')}`,
      ),
  },
  'figures padded with ideographic spaces': {
    print: (r) => rows(spaced(r), (label, f) => `　${label}　　${f.join('　　')}　`),
  },
  'figures padded with NBSP': {
    print: (r) => rows(spaced(r), (label, f) => `${label}\u00a0\u00a0${f.join('\u00a0')}`),
  },
  'aligned with many spaces': {
    print: (r) =>
      rows(spaced(r), (label, f) => `    ${label.padEnd(40)}${f.map((v) => v.padStart(12)).join('')}`),
  },
  'characters of labels apart': {
    print: (r) => rows(tabs(r), (label, f) => `${[...label].join(' ')}\t${f.join('\t')}`),
  },
  'item numbers with other marks': { print: (r) => tabs(r).replace(/^(（.）.*\t)?(\d)\./gm, '$1$2、') },
  'item numbers in brackets': { print: (r) => tabs(r).replace(/^(（.）.*\t)?(\d)\./gm, '$1($2)') },
  'item numbers in circles': {
    print: (r) =>
      tabs(r).replace(
        /^(（.）.*\t)?(\d)\./gm,
        (_, g: string | undefined, n: string) => `${g ?? ''}${String.fromCharCode(0x245f + Number(n))}`,
      ),
  },
  'item numbers left out': { print: (r) => tabs(r).replace(/^(（.）.*\t)?(\d)\./gm, '$1') },
  'half-width brackets': { print: (r) => tabs(r).replaceAll('（', '(').replaceAll('）', ')') },
  'heads cut short': { print: (r) => heads(tabs(r)) },
  'heads doubled': { print: (r) => tabs(r).replace(/^(信息内容.*)$/gm, '$1\n$1') },
  'heads left out': { print: (r) => tabs(r).replace(/^自然人.*\n商业企业.*\n/gm, '') },
  'heads of every block on every page': {
    print: (r) =>
      spaced(r).replace(
        /\n(4\.保护第三方)/,
        '\n- 3 -\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n$1',
      ),
  },
  'a page number inside the table': {
    print: (r) => spaced(r).replace(/\n(4\.保护第三方)/, '\n\n5\n\n$1'),
    open: true,
  },
  'page marks inside the table': {
    print: (r) =>
      spaced(r)
        .replace(/\n(4\.保护第三方)/, '\n第 3 页 共 8 页\n$1')
        .replace(/\n(2\.重复申请)/, '\n— 4 —\n$1'),
  },
  'markdown with rules': { print: (r) => marked(r).replace(/^(\| .*\|)\n/m, '$1\n| --- | --- |\n') },
  'markdown in bold': { print: (r) => marked(r).replace(/\| ([^|\n\d]+) \|/g, '| **$1** |') },
  'headings of Markdown': { print: (r) => marked(r).replace(/^([一二三四五六]、.*[况项])$/gm, '## $1') },
  'headings with a point': {
    print: (r) =>
      tabs(r).replace(/^([一二三四五六])、(?=总体|主动|收到|政府信息公开行政|存在|其他)/gm, '$1.'),
  },
  'headings with a space': {
    print: (r) =>
      tabs(r).replace(/^([一二三四五六])、(?=总体|主动|收到|政府信息公开行政|存在|其他)/gm, '$1、 '),
  },
  'headings without numbers': {
    print: (r) => tabs(r).replace(/^[一二三四五六]、(?=总体|主动|收到|政府信息公开行政|存在|其他)/gm, ''),
  },
  'navigation above and footers below': {
    print: (r) =>
      `${page(r)}【字体：大 中 小】 打印 收藏\n${tabs(r)}\n附件：\n上一篇：2022年报告\n主办单位：景澜市人民政府办公室 网站标识码：9901000001\n版权所有 地址：景澜市中山路1号 邮编：100000\n友情链接：22 33 44`,
  },
  'a table of contents before it': {
    print: (r) =>
      tabs(r).replace(
        '一、总体情况',
        '目录\n一、总体情况……1\n二、主动公开政府信息情况……3\n三、收到和处理政府信息公开申请情况……4\n四、政府信息公开行政复议、行政诉讼情况……6\n五、存在的主要问题及改进情况……7\n六、其他需要报告的事项……8\n一、总体情况',
      ),
  },
  'links of strangers around it': {
    print: (r) => `澳门彩票12345 666.com 500\n${tabs(r)}\n主站蜘蛛池 娱乐城 888 999 777 下注\n行政许可 1 2 3`,
  },
  'one long line': { print: (r) => spaced(r).replaceAll('\n', ' '), open: true },
  'one cell a line': { print: (r) => tabs(r).replaceAll('\t', '\n') },
  'one cell a line, blank lines between': {
    print: (r) => tabs(r).replaceAll('\t', '\n\n').replaceAll('\n', '\n\n'),
  },
  'lines of forty characters': {
    print: (r) =>
      spaced(r).replace(/^(.{41,})$/gm, (line) => line.replace(/(.{1,40})(?: |$)/g, '$1\n').trim()),
    open: true,
  },
  'HTML with spans': { print: (r) => toHtml(r) },
  'HTML with breaks in its labels': {
    print: (r) => toHtml(r).replace(/(<th[^>]*>[^<]{4})([^<]{3,}<)/g, '$1<br>$2'),
  },
  'HTML as a word processor exports it': {
    print: (r) =>
      toHtml(r).replace(
        /<(td|th)([^>]*)>([^<]*)</g,
        '<$1$2 style="width:40px;border:solid 1.0pt">\n<p class=MsoNormal align=center><span lang=EN-US style="font-size:10.0pt">$3<o:p></o:p></span></p>\n<',
      ),
  },
  'HTML with everything in cells of a layout': {
    print: (r) =>
      `<html><body><table><tr><td width=200>导航<ul><li>年报 2021</li><li>年报 2022</li></ul></td><td>${toHtml(r)}</td></tr></table><div>浏览次数：1234 次</div></body></html>`,
  },
  'HTML whose cells are paragraphs': {
    print: (r) =>
      toHtml(r)
        .replace(/<\/?(table|tbody|thead|tr)[^>]*>/g, '')
        .replace(/<(td|th)[^>]*>/g, '<p>')
        .replace(/<\/(td|th)>/g, '</p>'),
  },
  'HTML with digits in spans': {
    print: (r) => toHtml(r).replace(/<td([^>]*)>(\d)(\d+)</g, '<td$1><span>$2</span><span>$3</span><'),
  },
  'both scripts mixed': {
    print: (r) =>
      tabs(r).replace(
        /报|务|关|机|总|处|复|议|诉|讼|结|维|纠|规|范|业|组|织|执|类|继续|续/g,
        (c) =>
          ({
            报: '報',
            务: '務',
            关: '關',
            机: '機',
            总: '總',
            处: '處',
            复: '復',
            议: '議',
            诉: '訴',
            讼: '訟',
            结: '結',
            维: '維',
            纠: '糾',
            规: '規',
            范: '範',
            业: '業',
            组: '組',
            织: '織',
            执: '執',
            类: '類',
            续: '續',
          })[c] ?? c,
      ),
  },
  'Traditional script': { print: (r) => traditional(tabs(r)) },
  'pinyin after misread characters': {
    print: (r) =>
      tabs(r)
        .replaceAll('政务', '政務(wù)')
        .replaceAll('开', '開(kāi)')
        .replaceAll('报', '報(bào)')
        .replaceAll('处', '處(chǔ)')
        .replaceAll('关', '關(guān)')
        .replaceAll('机', '機(jī)')
        .replaceAll('总', '總(zǒng)'),
  },
  'Kangxi radicals': {
    print: (r) =>
      tabs(r)
        .replaceAll('一', '⼀')
        .replaceAll('人', '⼈')
        .replaceAll('行', '⾏')
        .replaceAll('大', '⼤')
        .replaceAll('工', '⼯')
        .replaceAll('三', '三')
        .replaceAll('长', '⻓')
        .replaceAll('自', '⾃')
        .replaceAll('力', '⼒'),
  },
  'full-width figures': {
    print: (r) => tabs(r).replace(/[\d.+-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  },
  'no separator, a line a row': {
    print: (r) => rows(spaced(r), (label, f) => label + f.join('')),
    open: true,
  },
  'no separator, a line a row, remarks behind': {
    print: (r) => rows(spaced(r), (label, f) => `${label}${f.join('')}。`),
    open: true,
  },
  'slashes for zeros between tabs': {
    print: (r) => rows(tabs(r), (label, f) => `${label}\t${f.map((v) => (v === '0' ? '/' : v)).join('\t')}`),
  },
  'dashes for zeros between pipes': {
    print: (r) =>
      rows(tabs(r), (label, f) => `| ${label} | ${f.map((v) => (v === '0' ? '—' : v)).join(' | ')} |`),
  },
  'nothing for zeros between tabs': {
    print: (r) => rows(tabs(r), (label, f) => `${label}\t${f.map((v) => (v === '0' ? '' : v)).join('\t')}`),
  },
  'nothing for zeros between pipes': {
    print: (r) =>
      rows(tabs(r), (label, f) => `| ${label} | ${f.map((v) => (v === '0' ? ' ' : v)).join(' | ')} |`),
  },
  'slashes for zeros between spaces': {
    print: (r) => rows(spaced(r), (label, f) => `${label} ${f.map((v) => (v === '0' ? '/' : v)).join(' ')}`),
  },
  'nothing for zeros in HTML': { print: (r) => toHtml(r).replace(/<td([^>]*)>0</g, '<td$1>&nbsp;<') },
  'full-width minus': { print: (r) => tabs(r).replace(/\t-(\d)/g, '\t－$1') },
  'mathematical minus': { print: (r) => spaced(r).replace(/ -(\d)/g, ' −$1') },
  'plus signs': {
    print: (r) =>
      tabs(r).replace(/^((?:行政许可|行政处罚|行政强制|其他对外管理服务事项)\t\d+\t)(\d)/gm, '$1+$2'),
  },
  'changes in words': {
    print: (r) =>
      tabs(r).replace(
        /^((?:行政许可|行政处罚|行政强制|其他对外管理服务事项)\t\d+\t)(-?)(\d+)/gm,
        (_, head: string, minus: string, n: string) => `${head}${minus ? '减少' : '增加'}${n}项`,
      ),
  },
  'changes in short words': {
    print: (r) =>
      spaced(r).replace(
        /^((?:行政许可|行政处罚|行政强制|其他对外管理服务事项) \d+ )(-?)(\d+)/gm,
        (_, head: string, minus: string, n: string) => `${head}${minus ? '减' : '增'}${n}`,
      ),
  },
  'decimals behind counts': {
    print: (r) =>
      rows(tabs(r), (label, f) => `${label}\t${f.map((v) => (/^\d+$/.test(v) ? `${v}.0` : v)).join('\t')}`),
  },
  '表四 in three tables': {
    print: (r) => {
      const heads = outcome.join('\t')
      return tabs(r).replace(/行政复议\t行政诉讼\n[\s\S]*?\n((?:\d+\t?){15})/, (_, all: string) => {
        const f = all.trim().split('\t')
        const line = (at: number) => `${heads}\n${f.slice(at, at + 5).join('\t')}\n`
        return `行政复议\n${line(0)}行政诉讼\n未经复议直接起诉\n${line(5)}复议后起诉\n${line(10)}`
      })
    },
  },
  '表四 standing upright': {
    print: (r) =>
      tabs(r).replace(/行政复议\t行政诉讼\n[\s\S]*?\n((?:\d+\t?){15})/, (_, all: string) => {
        const f = all.trim().split('\t')
        return ['行政复议', '行政诉讼 未经复议直接起诉', '行政诉讼 复议后起诉']
          .map((head, at) => outcome.map((label, i) => `${head}\t${label}\t${f[at * 5 + i]}`).join('\n'))
          .join('\n')
      }),
  },
  'small tables with heads of their own': {
    print: (r) =>
      rows(
        tabs(r),
        (label, f) =>
          `### 表格\n| 项目 | ${f.map((_, i) => `列${i + 1}`).join(' | ')} |\n|---|${f.map(() => '---|').join('')}\n| ${label} | ${f.join(' | ')} |\n`,
      ),
  },
  'heads of 2019 over the figures of 2021': {
    print: (r) =>
      r.format === '2021'
        ? tabs(r).replace(
            '本年制发件数\t本年废止件数\t现行有效件数',
            '本年新制作数量\t本年新公开数量\t对外公开总数量',
          )
        : tabs(r),
  },
  'labels with a colon': { print: (r) => rows(tabs(r), (label, f) => `${label}：\t${f.join('\t')}`) },
  'figures in bold': {
    print: (r) => rows(tabs(r), (label, f) => `| ${label} | ${f.map((v) => `**${v}**`).join(' | ')} |`),
  },
  'commas between cells': {
    print: (r) => rows(tabs(r), (label, f) => `${label},${f.join(',')}`),
    open: true,
  },
  'semicolons between cells': { print: (r) => rows(tabs(r), (label, f) => `${label};${f.join(';')}`) },
  'line numbers in front': {
    print: (r) =>
      tabs(r)
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n'),
  },
}
