-- owner: foundation/people
create index people_person_document on people_person (document_index);
