import { h } from '#platform/html'
import { Checkboxes, Radios, Select } from '../ui/choices.tsx'
import { DateField, FileField, FormKey, ProblemSummary, TextArea, TextField } from '../ui/forms.tsx'
import { DataTable, FigureCards } from '../ui/tables.tsx'
import { DueSteps, Timeline } from '../ui/timeline.tsx'
import type { Example } from './example.ts'

const problems = {
  asked: '请写明需要的政府信息',
  wanted: '请选择信息的形式',
  phone: '联系电话应当是手机号码或者带区号的固定电话',
}
const none = {}
const people = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']
const figures = (values: readonly number[]) =>
  values.map((value) => ({ value, number: true, ...(value > 0 ? { href: '#records' } : {}) }))

export const acting: readonly Example[] = [
  {
    name: '表单',
    shown: (
      <form class="form panel" method="post" action="/gallery" aria-label="示例表单" novalidate>
        <FormKey value="example" />
        <Select
          name="bodyId"
          label="受理机关"
          required
          problems={none}
          prompt="请选择"
          choices={[
            { value: '1', label: '云川市人民政府办公室' },
            { value: '2', label: '云川市住房和城乡建设局' },
          ]}
        />
        <TextField
          name="email"
          label="电子邮箱"
          hint="答复作出后发送通知，不作他用。"
          type="email"
          problems={none}
        />
        <DateField name="from" label="信息形成的时间，从" problems={none} value="2025-01-01" />
        <Checkboxes
          name="ways"
          label="希望怎样通知您"
          problems={none}
          chosen={['sms']}
          choices={[
            { value: 'sms', label: '短信' },
            { value: 'mail', label: '电子邮件', hint: '需要填写电子邮箱' },
          ]}
        />
        <FileField
          name="proof"
          label="身份证明"
          hint="图片或者 PDF，不超过 10 MB。"
          required
          problems={none}
          kept={[{ id: 'kept-1', name: '身份证正反面.jpg', size: 248_000 }]}
        />
        <button type="submit">提交申请</button>
      </form>
    ),
  },
  {
    name: '填写有误的表单',
    shown: (
      <div>
        <ProblemSummary problems={problems} />
        <form class="form panel" method="post" action="/gallery" aria-label="有误的表单" novalidate>
          <TextArea
            name="asked"
            label="所需政府信息"
            hint="写明名称、文号，或者便于查找的其他特征。"
            required
            maxLength={4000}
            problems={problems}
          />
          <Radios
            name="wanted"
            label="信息的形式"
            required
            problems={problems}
            choices={[
              { value: 'electronic', label: '电子文件' },
              { value: 'paper', label: '纸质' },
            ]}
          />
          <TextField
            name="phone"
            label="联系电话"
            required
            value="1380000"
            inputMode="tel"
            problems={problems}
          />
          <button type="submit">提交申请</button>{' '}
          <button type="submit" class="plain">
            保存草稿
          </button>
        </form>
      </div>
    ),
  },
  {
    name: '时间线',
    shown: (
      <section class="panel" aria-label="办理过程">
        <Timeline
          moments={[
            { day: '2026-04-02', text: '提交申请（网上）' },
            { day: '2026-04-03', text: '机关收到申请，答复期限自次日起算' },
            {
              day: '2026-04-14',
              text: '经批准延长答复期限20个工作日',
              detail: '原因：需要检索的档案数量较大。',
            },
            { day: '2026-06-03', text: '下一步：机关最迟于此日期答复', next: true },
          ]}
        />
      </section>
    ),
  },
  {
    name: '期限的计算',
    shown: (
      <DueSteps
        open
        provisional
        steps={[
          '2026-04-03 收到申请，次日起算',
          '20个工作日，其间劳动节放假5天、5月9日补班',
          '2026-05-06 届满',
        ]}
      />
    ),
  },
  {
    name: '数字',
    shown: (
      <FigureCards
        figures={[
          { label: '新收申请', value: '1,284', unit: '件', note: '2025年，全市', href: '#records' },
          { label: '予以公开', value: '702', unit: '件', note: '含部分公开' },
          { label: '平均答复用时', value: '11.6', unit: '个工作日' },
        ]}
      />
    ),
  },
  {
    name: '年度报告表格',
    shown: (
      <DataTable
        id="g-requests"
        caption="三、收到和处理政府信息公开申请情况"
        head={[
          [
            { label: '本列数据的勾稽关系', rowspan: 3, colspan: 2 },
            { label: '申请人情况', colspan: 7 },
          ],
          [
            { label: people[0] ?? '', rowspan: 2 },
            { label: '法人或其他组织', colspan: 5 },
            { label: '总计', rowspan: 2 },
          ],
          people.slice(1).map((label) => ({ label })),
        ]}
        rows={[
          {
            heads: [{ label: '一、本年新收政府信息公开申请数量', colspan: 2 }],
            cells: figures([980, 240, 3, 12, 31, 18, 1284]),
          },
          {
            heads: [{ label: '三、本年度办理结果', rowspan: 2 }, { label: '（一）予以公开' }],
            cells: figures([512, 131, 2, 8, 14, 9, 676]),
          },
          { heads: [{ label: '（二）部分公开' }], cells: figures([20, 5, 0, 0, 1, 0, 26]) },
        ]}
      />
    ),
  },
]
