import type { Finding } from '@yangguang/server/contract/foundation/scan'
import { kindLabels, levelLabels } from '@yangguang/server/contract/foundation/scan'
import { Button, Empty, List, Tag } from 'antd'

const colours = { stop: '#b3141a', block: '#b3141a', warn: '#8a5300' } as const

/** What the scans found, the gravest first; one click mends what can be mended. */
export function Findings({
  findings,
  onClean,
  busy,
}: {
  findings: readonly Finding[]
  onClean?: (how: 'mask' | 'strip', fileId: string | null) => void
  busy?: boolean
}) {
  if (findings.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有发现问题。" />
  const order = ['stop', 'block', 'warn']
  const sorted = [...findings].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
  return (
    <List
      size="small"
      dataSource={sorted}
      renderItem={(found) => (
        <List.Item
          actions={
            onClean && found.remedy
              ? [
                  <Button
                    key="clean"
                    size="small"
                    loading={busy ?? false}
                    onClick={() => found.remedy && onClean(found.remedy, found.fileId ?? null)}
                  >
                    {found.remedy === 'mask' ? '一键脱敏' : '清除隐藏内容'}
                  </Button>,
                ]
              : []
          }
        >
          <List.Item.Meta
            title={
              <>
                <Tag color={colours[found.level]}>{levelLabels[found.level]}</Tag>
                {kindLabels[found.kind]}：{found.excerpt}
              </>
            }
            description={
              <span style={{ color: '#59636e' }}>
                {found.place}。{found.advice}。
              </span>
            }
          />
        </List.Item>
      )}
    />
  )
}
