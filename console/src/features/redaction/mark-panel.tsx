import { DeleteOutlined } from '@ant-design/icons'
import type { CopyDetail } from '@yangguang/server/contract/requests/redaction'
import { Alert, Button, Card, Form, Input, InputNumber, Modal, Select, Space } from 'antd'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'
import { KEYS_HELP, type PlacedBox } from './page-view.tsx'
import { findAll, type Hit } from './pages.ts'

const bare = (boxes: readonly PlacedBox[]) => boxes.map(({ key: _, ...box }) => box)

/** Grounds, search, the list of boxes, and the way to the checker. */
export function MarkPanel({
  copy,
  version,
  onSaved,
  document,
  boxes,
  chosen,
  ground,
  note,
  drawable,
  labelOf,
  onGround,
  onNote,
  onAdd,
  onBoxes,
  onPlace,
  onChoose,
}: {
  copy: CopyDetail
  version: number
  onSaved: (version: number) => void
  document: PDFDocumentProxy | undefined
  boxes: readonly PlacedBox[]
  chosen: string | undefined
  ground: string
  note: string
  drawable: boolean
  labelOf: (ground: string) => string
  onGround: (ground: string) => void
  onNote: (note: string) => void
  onAdd: (areas: readonly Hit[]) => void
  onBoxes: (boxes: readonly PlacedBox[]) => void
  onPlace: (page: number) => void
  onChoose: (key: string) => void
}) {
  const touches = [['redaction', copy.id], ['redactions', copy.requestId], ['inbox']]
  const [submitting, setSubmitting] = useState(false)
  const save = useAct(
    async () => {
      await api.put(`/redactions/${copy.id}/boxes`, { version, boxes: bare(boxes) })
      onSaved(version + 1)
    },
    { done: '已保存', touches },
  )
  const submit = useAct(
    async (publicName: string) => {
      await api.put(`/redactions/${copy.id}/boxes`, { version, boxes: bare(boxes) })
      onSaved(version + 1)
      await api.post(`/redactions/${copy.id}/submit`, { version: version + 1, publicName })
    },
    { done: '已提交复核', touches },
  )
  const counts = [...new Set(boxes.map((box) => box.ground))].map((code) => ({
    code,
    count: boxes.filter((box) => box.ground === code).length,
  }))
  return (
    <>
      {drawable ? (
        <Card size="small" title="标注">
          <Form layout="vertical">
            <Form.Item
              label={<LabelWithHelp {...help.ground}>不予公开的依据</LabelWithHelp>}
              htmlFor="redaction-ground"
              extra="先选依据，再在页面上拖动鼠标画框，或者用下面的键盘画框。"
            >
              <Select
                id="redaction-ground"
                value={ground}
                onChange={onGround}
                popupMatchSelectWidth={false}
                options={copy.grounds.map(({ code, label, article }) => ({
                  value: code,
                  label: `${label}（${article}）`,
                }))}
              />
            </Form.Item>
            <Form.Item
              label={<LabelWithHelp {...help.note}>说明（可以不填）</LabelWithHelp>}
              htmlFor="redaction-note"
            >
              <Input
                id="redaction-note"
                value={note}
                maxLength={200}
                placeholder="例如：公民身份号码"
                onChange={(event) => onNote(event.target.value)}
              />
            </Form.Item>
          </Form>
          <SearchMarks document={document} onHits={onAdd} />
          <PlaceBox pages={document?.numPages ?? 0} onPlace={onPlace} />
        </Card>
      ) : null}
      <Card size="small" title={`遮盖的部分（${boxes.length} 处）`}>
        {boxes.length === 0 ? <p className="quiet">还没有标注。</p> : null}
        <ul className="redaction-counts">
          {counts.map(({ code, count }) => (
            <li key={code}>
              {labelOf(code)}：{count} 处
            </li>
          ))}
        </ul>
        <ul className="redaction-list">
          {boxes.map((box) => (
            <li key={box.key}>
              <Button
                size="small"
                type={box.key === chosen ? 'primary' : 'text'}
                onClick={() => onChoose(box.key)}
              >
                第 {box.page} 页　{box.note || labelOf(box.ground)}
              </Button>
              {drawable ? (
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`去掉第${box.page}页的这一处遮盖`}
                  onClick={() => onBoxes(boxes.filter((one) => one.key !== box.key))}
                />
              ) : null}
            </li>
          ))}
        </ul>
        <Refused error={save.error ?? (submitting ? null : submit.error)} />
        {drawable ? (
          <Space wrap style={{ marginTop: 12 }}>
            <Button onClick={() => save.mutate()} loading={save.isPending}>
              保存
            </Button>
            <Button type="primary" disabled={boxes.length === 0} onClick={() => setSubmitting(true)}>
              提交复核
            </Button>
            <Button disabled={boxes.length === 0} onClick={() => onBoxes([])}>
              全部去掉
            </Button>
          </Space>
        ) : null}
      </Card>
      <Modal
        title="提交复核"
        open={submitting}
        onCancel={() => setSubmitting(false)}
        footer={null}
        destroyOnHidden
      >
        <Refused error={submit.error} />
        <Form
          layout="vertical"
          initialValues={{ publicName: copy.publicName || '区分处理后的材料' }}
          onFinish={({ publicName }: { publicName: string }) => submit.mutate(publicName)}
        >
          <p>提交后标注不能再改，由另一位工作人员复核；复核通过后生成新的文件。</p>
          <Form.Item
            name="publicName"
            label={<LabelWithHelp {...help.publicName}>公开文件的名称</LabelWithHelp>}
            rules={[{ required: true, whitespace: true, message: '请填写公开文件的名称' }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={submit.isPending}>
            提交
          </Button>
        </Form>
      </Modal>
    </>
  )
}

/** A box without the mouse: placed in the middle of a page, and steered from there. */
function PlaceBox({ pages, onPlace }: { pages: number; onPlace: (page: number) => void }) {
  const [page, setPage] = useState(1)
  return (
    <div style={{ marginTop: 16 }}>
      <div>用键盘画框</div>
      <Space>
        第
        <InputNumber
          aria-label="加框的页码"
          min={1}
          max={Math.max(1, pages)}
          precision={0}
          value={page}
          onChange={(value) => setPage(value ?? 1)}
          onPressEnter={() => onPlace(page)}
          style={{ width: 72 }}
        />
        页
        <Button id="redaction-place" disabled={pages === 0} onClick={() => onPlace(page)}>
          加框
        </Button>
      </Space>
      <p id={KEYS_HELP} className="quiet" style={{ margin: '8px 0 0' }}>
        选中框后：方向键移动，<kbd>Shift</kbd> 加方向键改变大小，<kbd>Delete</kbd> 去掉。
      </p>
    </div>
  )
}

/** Marks every place where the words stand. */
function SearchMarks({
  document,
  onHits,
}: {
  document: PDFDocumentProxy | undefined
  onHits: (hits: readonly Hit[]) => void
}) {
  const [told, setTold] = useState<{ type: 'success' | 'warning'; text: string }>()
  const [searching, setSearching] = useState(false)
  const search = async (words: string) => {
    if (!document || words.trim() === '') return
    setSearching(true)
    const { hits, readable } = await findAll(document, words)
    setSearching(false)
    onHits(hits)
    if (!readable)
      setTold({ type: 'warning', text: '材料是扫描图片，没有可以查找的文字，请在页面上逐处画框。' })
    else if (hits.length === 0) setTold({ type: 'warning', text: `没有找到“${words.trim()}”。` })
    else
      setTold({
        type: 'success',
        text: `已标注 ${hits.length} 处。图片里的文字和写法不同的地方查找不到，请逐页看一遍。`,
      })
  }
  return (
    <>
      <label htmlFor="redaction-search">查找文字，标注全部</label>
      <Input.Search
        id="redaction-search"
        enterButton="标注"
        loading={searching}
        disabled={!document}
        maxLength={100}
        placeholder="例如：姓名、号码"
        onSearch={search}
      />
      <div role="status">
        {told ? <Alert type={told.type} title={told.text} style={{ marginTop: 8 }} /> : null}
      </div>
    </>
  )
}
