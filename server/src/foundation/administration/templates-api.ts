import writeXlsxFile from 'write-excel-file/node'
import { type App, asAttachment } from '#platform/http'
import { bodyHeadings } from './import-bodies.ts'
import { personHeadings } from './import-people.ts'

const examples = {
  bodies: {
    name: '机关导入模板.xlsx',
    headings: bodyHeadings,
    row: [
      '某市数据管理局',
      '市数据局',
      '11990100MB0X0001XX',
      '政府工作部门',
      '990100',
      '2026-01-01',
      '某市人民政府办公室',
      '某数',
      '某市人民路 1 号',
      '0990-12345678',
      'office@example.cn',
      '工作日 9:00—17:00',
    ],
  },
  people: {
    name: '人员导入模板.xlsx',
    headings: personHeadings,
    row: ['shuju.xxy', '张三', '综合科科员', '某市数据管理局', '信息员', '本机关'],
  },
} as const

/** Workbooks with the right headings and one example row, to be filled in and imported. */
export function templatesApi(app: App): void {
  for (const what of ['bodies', 'people'] as const) {
    app.route({
      method: 'GET',
      url: `/api/${what}/import/template`,
      config: { access: { for: ['system_admin'], on: 'installation' } },
      schema: { tags: ['系统管理'], summary: `${what === 'bodies' ? '机关' : '人员'}导入模板` },
      async handler(_request, reply) {
        const { name, headings, row } = examples[what]
        const head = headings.map((value) => ({ value, fontWeight: 'bold' as const }))
        const sheet = [head, row.map((value) => ({ value, type: String }))]
        const columns = headings.map(() => ({ width: 22 }))
        const bytes = await writeXlsxFile(sheet, { columns }).toBuffer()
        return reply
          .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
          .header('content-disposition', asAttachment(name))
          .send(bytes)
      },
    })
  }
}
