import type { Segment } from '../segment.ts'
import { type Parts, textOfPart } from './archive.ts'
import { local, readXml } from './xml.ts'

const labels: Readonly<Record<string, string>> = {
  creator: '作者',
  lastModifiedBy: '最后修改人',
  manager: '主管',
  Manager: '主管',
  Company: '单位',
  title: '标题',
  subject: '主题',
  keywords: '关键词',
  description: '备注',
  category: '类别',
}

/** Document properties: who wrote it, and what people keep in custom fields. */
export function readProperties(parts: Parts): Segment[] {
  const segments: Segment[] = []
  for (const name of ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml']) {
    const xml = textOfPart(parts, name)
    if (!xml) continue
    let current = ''
    let custom = ''
    readXml(xml, {
      open(tag, attributes) {
        current = local(tag)
        if (current === 'property') custom = attributes.name ?? ''
      },
      text(text) {
        if (!text.trim()) return
        const label = name.endsWith('custom.xml') ? custom : labels[current]
        if (label) segments.push({ text, place: label, hiding: 'properties' })
      },
    })
  }
  return segments
}
