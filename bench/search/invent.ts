/** Invented documents whose words are as unevenly frequent as those of real ones, and queries by how frequent their words are. */
export interface InventedDocument {
  title: string
  text: string
  bodyName: string
  day: string
  theme: string
}

const syllables = '景澜望湖澄川云栖白鹤青石东桥文正临江南山北岭西坪中和平安兴永长新大小上下前后左右'
const common =
  '工作 管理 建设 服务 发展 机关 单位 项目 办理 申请 公开 信息 通知 实施 规定 部门 政府 人民 社会 经济 安全 检查 监督 责任 制度 组织 落实 要求 情况 材料 标准 时间 结果 公示 计划 资金'.split(
    ' ',
  )
const middling =
  '补助 电梯 助餐 预算 决算 统计 公报 许可 处罚 抽检 防汛 应急 预案 低保 培训 技能 招生 学区 公交 道路 施工 噪声 养老 医保 住房 公积金 环境 水质 土地 征收 规划 绿化 图书馆 体育 旅游 企业 税收 贷款 创业 农村 种植 养殖 林业 水库 扶贫 残疾 慈善 殡葬 婚姻 户籍'.split(
    ' ',
  )

export function inventor(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  // Frequencies as in a real corpus: a common word in about a third of all documents, a middling one in one of a hundred,
  // a code in one of five thousand, and between them words that fill the text.
  const code = (no: number) => `bh${no}`
  const filler = () => {
    const at = () => syllables.charAt(Math.floor(next() * syllables.length))
    return `${at()}${at()}${at()}`
  }
  const word = () => {
    const luck = next()
    if (luck < 0.14) return pick(common)
    if (luck < 0.148) return pick(middling)
    if (luck < 0.158) return code(Math.floor(next() * 5_000))
    return filler()
  }
  const sentence = () => `${Array.from({ length: 9 }, word).join('')}。`
  return {
    document(no: number): InventedDocument {
      const day = new Date(Date.UTC(2008, 0, 1) + (no % 6_800) * 86_400_000)
      return {
        title: `关于${pick(common)}${word()}${word()}的${pick(['通知', '公告', '意见', '批复', '函'])}`,
        text: Array.from({ length: 12 }, sentence).join(''),
        bodyName: `景澜市第${no % 60}局`,
        day: day.toISOString().slice(0, 10),
        theme: pick(['政务公开', '财政', '教育', '卫生', '交通']),
      }
    },
    bands(count: number): [name: string, queries: string[][]][] {
      const many = (make: () => string[]) => Array.from({ length: count }, make)
      return [
        ['rare', many(() => [code(Math.floor(next() * 5_000))])],
        ['middling', many(() => [pick(middling)])],
        ['common', many(() => [pick(common)])],
        ['middling+middling', many(() => [pick(middling), pick(middling)])],
        ['middling+common', many(() => [pick(middling), pick(common)])],
        ['common+common', many(() => [pick(common), pick(common)])],
      ]
    },
  }
}
