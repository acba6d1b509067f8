import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { PersonRow } from '@yangguang/server/contract/foundation/identity'
import { Button, Form, Input, Modal, Space, Tag } from 'antd'
import { useState } from 'react'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { BodySelect } from './body-select.tsx'
import { help } from './help.ts'
import { ImportSheet } from './import-sheet.tsx'
import { peopleQuestion } from './questions.ts'

/** Accounts of everybody: opened by the system administrator, given rights by the security administrator. */
export function PeoplePage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const opens = me.roles.some(({ role }) => role === 'system_admin')
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null)
  const close = () => setDialog(null)
  const go = (change: ListSearch) =>
    navigate({ to: '/people', search: { ...search, page: undefined, ...change } })
  const people = useQuery(peopleQuestion(search))
  return (
    <>
      <PageHead
        title="人员和岗位"
        extra={
          opens ? (
            <Space wrap>
              <Button onClick={() => setDialog('import')}>批量导入</Button>
              <Button type="primary" onClick={() => setDialog('new')}>
                开立账号
              </Button>
            </Space>
          ) : null
        }
      />
      <div className="page-head">
        <BodySelect
          aria-label="所在机关"
          allowClear
          placeholder="全部机关"
          style={{ width: 280 }}
          value={search.body}
          onChange={(body: string | undefined) => go({ body })}
        />
        <Input.Search
          aria-label="按姓名、用户名或者职务查找"
          placeholder="姓名、用户名、职务"
          allowClear
          defaultValue={search.q ?? ''}
          onSearch={(q) => go({ q: q || undefined })}
          style={{ width: 280 }}
        />
      </div>
      <Loaded query={people}>
        {({ rows, total }) => (
          <Table<PersonRow>
            rowKey="id"
            size="middle"
            dataSource={rows}
            least="max-content"
            locale={{ emptyText: <Nothing>没有符合条件的人员。</Nothing> }}
            pagination={{
              current: search.page ?? 1,
              pageSize: 20,
              total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: (page) => go({ page }),
            }}
            columns={[
              {
                title: '姓名',
                dataIndex: 'name',
                render: (name: string, row) => (
                  <Link to="/people/$id" params={{ id: row.id }}>
                    {name}
                  </Link>
                ),
              },
              { title: '用户名', dataIndex: 'login' },
              { title: '职务', dataIndex: 'title', responsive: ['xl'] },
              { title: '所在机关', dataIndex: 'bodyName' },
              {
                title: '岗位',
                dataIndex: 'rights',
                render: (rights: PersonRow['rights'], row) => (
                  <>
                    {[...new Set(rights.map((right) => right.roleLabel))].join('、') || '—'}
                    {row.waiting > 0 ? <Tag style={{ marginLeft: 8 }}>{row.waiting} 项待批准</Tag> : null}
                  </>
                ),
              },
              {
                title: '最近登录',
                dataIndex: 'lastSignInAt',
                render: (at: string | null) => (at ? moment(at) : '从未登录'),
              },
              { title: '状态', dataIndex: 'state', render: (_, row) => <AccountState person={row} /> },
            ]}
          />
        )}
      </Loaded>
      <Modal
        title={dialog === 'import' ? '批量导入人员' : '开立账号'}
        open={dialog !== null}
        onCancel={close}
        footer={null}
        destroyOnHidden
        width={620}
      >
        {dialog === 'import' ? <ImportSheet what="people" onDone={close} /> : <NewPerson onDone={close} />}
      </Modal>
    </>
  )
}

export function AccountState({ person }: { person: PersonRow }) {
  if (person.state === 'disabled') return <Tag>停用</Tag>
  if (person.locked) return <Tag color="#b3141a">锁定</Tag>
  if (!person.hasPassword) return <Tag color="#8a5300">待设密码</Tag>
  return <Tag color="#1b6e3c">启用</Tag>
}

function NewPerson({ onDone }: { onDone: () => void }) {
  const make = useAct((person: object) => api.post<{ id: string }>('/people', person), {
    done: '账号已开立，请提出授权建议并由安全管理员发放一次性链接',
    touches: [['people']],
    after: onDone,
  })
  const needed = (message: string) => [{ required: true, message }]
  return (
    <Form layout="vertical" onFinish={(person) => make.mutate(person)}>
      <Refused error={make.error} />
      <div className="row">
        <Form.Item
          name="name"
          label={<LabelWithHelp {...help.person}>姓名</LabelWithHelp>}
          rules={needed('请填写姓名')}
        >
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item
          name="login"
          label={
            <LabelWithHelp
              help="一人一个账号，不设公用账号；人员调离后停用，不转给他人。"
              article="GB/T 22239—2019 8.1.4.1 身份鉴别、8.1.4.2 访问控制"
            >
              用户名
            </LabelWithHelp>
          }
          extra="小写字母、数字、点、横线，开立后不再改变。"
          rules={needed('请填写用户名')}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="title" label="职务">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="bodyId"
        label={
          <LabelWithHelp
            help="决定默认的办理范围；具体岗位须另行提出并由安全管理员批准。"
            article="GB/T 22239—2019 8.1.4.2 访问控制（三员分立）"
          >
            所在机关
          </LabelWithHelp>
        }
        rules={needed('请选择所在机关')}
      >
        <BodySelect />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        开立账号
      </Button>
    </Form>
  )
}
