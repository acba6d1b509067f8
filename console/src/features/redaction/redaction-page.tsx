import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { CopyDetail } from '@yangguang/server/contract/requests/redaction'
import { copyStateLabels } from '@yangguang/server/contract/requests/redaction'
import { Alert, Button, Progress, Skeleton, Tag } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../lib/api.ts'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { CheckPanel } from './check-panel.tsx'
import { MarkPanel } from './mark-panel.tsx'
import { PageView, type PlacedBox } from './page-view.tsx'
import { usePages } from './pages.ts'
import { ResultPanel } from './result-panel.tsx'
import './redaction.css'

/** While the new pages are made, the screen looks again this often. */
const LOOK_MS = 1_000

export function RedactionPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery({
    queryKey: ['redaction', id],
    queryFn: () => api.get<CopyDetail>(`/redactions/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'burning' ? LOOK_MS : false),
  })
  return <Loaded query={query}>{(copy) => <Screen key={copy.state} copy={copy} />}</Loaded>
}

const placed = (copy: CopyDetail): PlacedBox[] =>
  copy.marks.map((box, position) => ({ ...box, key: `saved-${position}` }))

function Screen({ copy }: { copy: CopyDetail }) {
  const { document, sizes, problem } = usePages(copy.id)
  const [boxes, setBoxes] = useState<readonly PlacedBox[]>(() => placed(copy))
  const [chosen, setChosen] = useState<string>()
  const [ground, setGround] = useState(() => defaultGround(copy))
  const [note, setNote] = useState('')
  // The version these boxes began from: what another saved meanwhile is not written over.
  const [version, setVersion] = useState(copy.version)
  const names = useMemo(() => new Map(copy.grounds.map(({ code, label }) => [code, label])), [copy.grounds])
  const labelOf = (code: string) => names.get(code) ?? code
  const drawable = copy.state === 'marking' && copy.may.mark
  const add = (areas: readonly Omit<PlacedBox, 'key' | 'ground' | 'note'>[]) =>
    setBoxes((all) => [...all, ...areas.map((area) => ({ ...area, ground, note, key: crypto.randomUUID() }))])
  return (
    <>
      <PageHead title={copy.name}>
        <Tag>{copyStateLabels[copy.state]}</Tag>
        <Link to="/requests/$id" params={{ id: copy.requestId }}>
          申请 {copy.requestNumber}
        </Link>
      </PageHead>
      {copy.laidOut === 'set_anew' ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="上传时没有可用的 LibreOffice，Word 文件已按内容重新排版，页码和版式与原件不同，内容相同。需要保持原版式的，请先另存为 PDF 再上传。"
        />
      ) : null}
      {copy.returnReason ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={`复核退回：${copy.returnReason}`}
        />
      ) : null}
      {copy.state === 'burning' ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="正在生成新的页面，可以离开这个页面，完成后回来办理。"
          description={
            <Progress
              percent={Math.round((copy.burntPages / copy.pages) * 100)}
              format={() => `${copy.burntPages} / ${copy.pages} 页`}
              aria-label="生成进度"
            />
          }
        />
      ) : null}
      {copy.failure ? (
        <Alert type="error" showIcon style={{ marginBottom: 16 }} title={copy.failure} />
      ) : null}
      {drawable && copy.version !== version ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title="这份材料刚刚被其他人修改，您未保存的标注还在页面上。"
          action={
            <Button
              onClick={() => {
                setBoxes(placed(copy))
                setVersion(copy.version)
              }}
            >
              改用最新的标注
            </Button>
          }
        />
      ) : null}
      <div className="redaction">
        <div className="redaction-pages">
          {problem ? <Alert type="error" showIcon title={problem} /> : null}
          {document ? null : problem ? null : <Skeleton active paragraph={{ rows: 14 }} />}
          {document
            ? sizes.map((size) => (
                <PageView
                  key={size.number}
                  document={document}
                  size={size}
                  boxes={boxes.filter(({ page }) => page === size.number)}
                  chosen={chosen}
                  labelOf={labelOf}
                  onChoose={setChosen}
                  onDraw={drawable ? (area) => add([{ page: size.number, ...area }]) : undefined}
                />
              ))
            : null}
        </div>
        <div className="redaction-side">
          <MarkPanel
            copy={copy}
            version={version}
            onSaved={setVersion}
            document={document}
            boxes={boxes}
            chosen={chosen}
            ground={ground}
            note={note}
            drawable={drawable}
            labelOf={labelOf}
            onGround={setGround}
            onNote={setNote}
            onAdd={add}
            onBoxes={setBoxes}
            onChoose={(key) => {
              setChosen(key)
              const box = boxes.find((one) => one.key === key)
              if (box) window.document.getElementById(`page-${box.page}`)?.scrollIntoView({ block: 'start' })
            }}
          />
          {copy.state === 'checking' ? <CheckPanel copy={copy} /> : null}
          <ResultPanel copy={copy} />
        </div>
      </div>
    </>
  )
}

/** Most of what is covered is somebody's private matter (Art 15). */
function defaultGround(copy: CopyDetail): string {
  return (copy.grounds.find(({ code }) => /third/i.test(code)) ?? copy.grounds[0])?.code ?? ''
}
