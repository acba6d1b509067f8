import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  siteName: {
    help: '以本地区、本单位的名称命名，与机构名称一致；页头、标签和搜索结果都显示。',
    article: '国办发〔2017〕47号',
  },
  columnsFrom: {
    help: '新网站从这个网站的栏目开始，以后可以增减；内容不随栏目带过来。',
  },
  host: {
    help: '域名以 .gov.cn 结尾，门户为 www.□□□.gov.cn，部门网站使用门户域名的下级域名，不得有第二个域名。',
    article: '国办发〔2017〕47号',
  },
  idCode: {
    help: '10 位政府网站标识码，每页底部和网页标签都要标明。',
    article: '国办发〔2017〕47号',
  },
  icp: {
    help: '每页底部标明。',
    article: '国办发〔2017〕47号',
  },
  police: {
    help: '公安机关备案标识和编号，每页底部标明。',
    article: '国办发〔2017〕47号',
  },
  badge: {
    help: '编办发放的党政机关网站标识，每页底部标明。',
    article: '国办发〔2017〕47号',
  },
  findErrors: {
    help: '“我为政府网站找错”入口，每页都要有。',
    article: '国办发〔2017〕47号；国办秘函〔2019〕19号',
  },
  hostBody: {
    help: '一个单位最多开办一个网站。',
    article: '国办发〔2017〕47号',
  },
  theme: {
    help: '全站一种主色，颜色总数不超过三种。',
    article: '国办发〔2017〕47号附件',
  },
  contact: {
    help: '主办单位的联系方式，每页底部标明。',
    article: '国办发〔2017〕47号',
  },
  duties: {
    help: '公开机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名。',
    article: '《条例》第二十条第（二）项',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
