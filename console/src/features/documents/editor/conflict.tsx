import type { DocumentContent, DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import { Alert, Button, Radio, Space, Tag } from 'antd'
import { useState } from 'react'
import { moment } from '../../../lib/time.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { type Choice, compareTexts, mergedText, type Stretch } from './merge.ts'

const labels: Partial<Record<keyof DocumentContent, string>> = {
  title: '标题',
  documentNumber: '文号',
  writtenOn: '成文日期',
  keywords: '关键词',
  abstract: '内容概述',
  attachments: '附件',
  columnId: '栏目',
  theme: '主题分类',
  genre: '体裁分类',
  kind: '文件性质',
  attribute: '公开属性',
  ground: '依据和理由',
  validUntil: '有效期至',
  effectiveOn: '施行日期',
  correctionNote: '更正说明',
  publicNotice: '公示',
}

/** Somebody else saved the same draft meanwhile: what differs, and who is right, paragraph by paragraph. */
export function Conflict({
  base,
  mine,
  theirs,
  onMerged,
  onCancel,
}: {
  base: DocumentContent
  mine: DocumentContent
  theirs: DocumentDetail
  onMerged: (content: DocumentContent) => void
  onCancel: () => void
}) {
  const [stretches] = useState(() => compareTexts(base.body, mine.body, theirs.content.body))
  const [choices, setChoices] = useState<Record<number, Choice | undefined>>(() =>
    Object.fromEntries(
      stretches.map((stretch, at) => [at, stretch.kind === 'differs' ? stretch.suggested : undefined]),
    ),
  )
  const fields = (Object.keys(labels) as (keyof DocumentContent)[]).filter(
    (name) => JSON.stringify(mine[name] ?? '') !== JSON.stringify(theirs.content[name] ?? ''),
  )
  const [sides, setSides] = useState<Partial<Record<keyof DocumentContent, 'mine' | 'theirs'>>>(() =>
    Object.fromEntries(
      fields.map((name) => [
        name,
        JSON.stringify(mine[name] ?? '') === JSON.stringify(base[name] ?? '') ? 'theirs' : 'mine',
      ]),
    ),
  )
  const open = stretches.filter((stretch, at) => stretch.kind === 'differs' && !choices[at]).length
  const all = (side: 'mine' | 'theirs') => {
    setChoices(
      Object.fromEntries(stretches.map((stretch, at) => [at, stretch.kind === 'differs' ? side : undefined])),
    )
    setSides(Object.fromEntries(fields.map((name) => [name, side])))
  }
  const merge = () => {
    const taken = Object.fromEntries(
      fields.map((name) => [name, (sides[name] === 'theirs' ? theirs.content : mine)[name]]),
    )
    onMerged({ ...mine, ...taken, body: mergedText(stretches, choices) })
  }
  return (
    <Dialog
      width={1080}
      title="其他人员同时修改了这份草稿"
      onCancel={onCancel}
      footer={
        <Space>
          <Button onClick={onCancel}>继续编辑，暂不保存</Button>
          <Button type="primary" disabled={open > 0} onClick={merge}>
            {open > 0 ? `还有 ${open} 处需要选择` : '合并并保存'}
          </Button>
        </Space>
      }
    >
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 12 }}
        title={`对方的版本保存于 ${moment(theirs.updatedAt)}。只有一方改过的地方已自动选好，双方都改过的请逐处选择。`}
        action={
          <Space>
            <Button size="small" onClick={() => all('mine')}>
              全部用我的
            </Button>
            <Button size="small" onClick={() => all('theirs')}>
              全部用对方的
            </Button>
          </Space>
        }
      />
      {fields.map((name) => (
        <div key={name} className="merge-row">
          <strong>{labels[name]}</strong>
          <Radio.Group
            value={sides[name]}
            onChange={(event) => setSides((before) => ({ ...before, [name]: event.target.value }))}
            options={[
              { value: 'mine', label: `我的：${shown(mine[name])}` },
              { value: 'theirs', label: `对方：${shown(theirs.content[name])}` },
            ]}
          />
        </div>
      ))}
      <section className="merge-text" tabIndex={0} aria-label="正文逐段对照">
        {stretches.map((stretch, at) =>
          stretch.kind === 'same' ? (
            <Same key={at} count={stretch.blocks.length} />
          ) : (
            <Differs
              key={at}
              stretch={stretch}
              choice={choices[at]}
              onChoose={(choice) => setChoices((before) => ({ ...before, [at]: choice }))}
            />
          ),
        )}
      </section>
    </Dialog>
  )
}

function Same({ count }: { count: number }) {
  return <p className="quiet">……相同的 {count} 段……</p>
}

function Differs({
  stretch,
  choice,
  onChoose,
}: {
  stretch: Extract<Stretch, { kind: 'differs' }>
  choice: Choice | undefined
  onChoose: (choice: Choice) => void
}) {
  return (
    <div className="merge-pair">
      <Side title="我的" blocks={stretch.mine} />
      <Side title="对方的" blocks={stretch.theirs} />
      <Radio.Group
        value={choice}
        onChange={(event) => onChoose(event.target.value)}
        options={[
          { value: 'mine', label: '用我的' },
          { value: 'theirs', label: '用对方的' },
          { value: 'both', label: '都保留' },
        ]}
      />
      {choice ? null : <Tag color="#b3141a">请选择</Tag>}
    </div>
  )
}

function Side({ title, blocks }: { title: string; blocks: readonly string[] }) {
  const text = blocks.map(
    (block) => new DOMParser().parseFromString(block, 'text/html').body.textContent ?? '',
  )
  return (
    <div className="merge-side">
      <div className="quiet">{title}</div>
      {text.length === 0 ? <p className="quiet">（没有这一段）</p> : null}
      {text.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  )
}

function shown(value: unknown): string {
  if (Array.isArray(value))
    return (
      value.map((one) => (typeof one === 'object' && one !== null ? one.name : one)).join('、') || '（空）'
    )
  if (typeof value === 'object' && value !== null) return Object.values(value).join('，')
  return value === null || value === undefined || value === '' ? '（空）' : String(value)
}
