BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	domain TEXT NOT NULL, 
	industry TEXT NOT NULL, 
	employees INTEGER, 
	annual_revenue BIGINT, 
	country TEXT NOT NULL, 
	city TEXT NOT NULL, 
	tech_stack TEXT NOT NULL, 
	territory TEXT NOT NULL, 
	tier TEXT, 
	stage TEXT, 
	stage_since DATE, 
	tiered_on DATE, 
	over_cap_reason TEXT NOT NULL, 
	owner_sales INTEGER, 
	owner_marketing INTEGER, 
	agrees_sales TEXT, 
	agrees_marketing TEXT, 
	agree_reasons TEXT NOT NULL, 
	acv BIGINT, 
	strategic BOOLEAN NOT NULL, 
	cluster TEXT NOT NULL, 
	segment TEXT NOT NULL, 
	"trigger" TEXT NOT NULL, 
	triggered_on DATE, 
	bad_fit TEXT NOT NULL, 
	paused_until DATE, 
	relationship INTEGER, 
	exec_sponsor TEXT NOT NULL, 
	potential BIGINT, 
	timeframe DATE, 
	budget_authority TEXT NOT NULL, 
	criteria TEXT NOT NULL, 
	why_now TEXT NOT NULL, 
	goals TEXT NOT NULL, 
	pains TEXT NOT NULL, 
	competition TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	flagged_on DATE, 
	retiered_on DATE, 
	archived_on DATE, 
	created_on DATE, 
	CONSTRAINT tier_is_known CHECK ("tier" IS NULL OR "tier" IN ('1', '2', '3', 'watchlist')), 
	CONSTRAINT stage_is_known CHECK ("stage" IS NULL OR "stage" IN ('awareness', 'interest', 'consideration', 'decision', 'expansion')), 
	CONSTRAINT agrees_sales_is_known CHECK ("agrees_sales" IS NULL OR "agrees_sales" IN ('yes', 'no')), 
	CONSTRAINT agrees_marketing_is_known CHECK ("agrees_marketing" IS NULL OR "agrees_marketing" IN ('yes', 'no')), 
	FOREIGN KEY(owner_sales) REFERENCES member (id), 
	FOREIGN KEY(owner_marketing) REFERENCES member (id)
);
INSERT INTO "account" VALUES(1,'Globex','globex.example','',NULL,NULL,'','','','','1','awareness','2025-06-06','2025-06-06','',1,2,'yes',NULL,'',NULL,0,'','','',NULL,'',NULL,NULL,'',NULL,NULL,'','','','','','','','',NULL,NULL,NULL,'2025-06-06');
INSERT INTO "account" VALUES(3,'Cut off 1','','',NULL,NULL,'','','','',NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,'',NULL,0,'','','',NULL,'',NULL,NULL,'',NULL,NULL,'','','','','','','','',NULL,NULL,NULL,NULL);
CREATE TABLE activity (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER, 
	account_text TEXT NOT NULL, 
	contact_id INTEGER, 
	type TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	outcome TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	campaign TEXT NOT NULL, 
	asset TEXT NOT NULL, 
	team TEXT NOT NULL, 
	"by" INTEGER, 
	notes TEXT NOT NULL, 
	source TEXT NOT NULL, 
	touch_id INTEGER, 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY("by") REFERENCES member (id), 
	FOREIGN KEY(touch_id) REFERENCES touch (id)
);
INSERT INTO "activity" VALUES(1,1,'',1,'call','2025-06-06 12:00:00.000000','answered','Call Kim Roe','','','','sales',1,'','',1);
INSERT INTO "activity" VALUES(2,1,'',1,'meeting','2025-11-20 12:00:00.000000','','demo','','','','sales',1,'','',NULL);
CREATE TABLE apart (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	entity TEXT NOT NULL, 
	one INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	"on" DATE, 
	"by" INTEGER, 
	FOREIGN KEY("by") REFERENCES member (id)
);
CREATE TABLE asset (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	stages TEXT NOT NULL, 
	tiers TEXT NOT NULL, 
	url TEXT NOT NULL, 
	"on" DATE
);
CREATE TABLE blocker (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	text TEXT NOT NULL, 
	owner INTEGER, 
	created_on DATE, 
	snoozed_until DATE, 
	resolved_on DATE, 
	resolved_by INTEGER, 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(owner) REFERENCES member (id), 
	FOREIGN KEY(resolved_by) REFERENCES member (id)
);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"group" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"on" DATE, 
	who TEXT NOT NULL, 
	op TEXT NOT NULL, 
	entity TEXT NOT NULL, 
	entity_id INTEGER NOT NULL, 
	account_id INTEGER, 
	field TEXT NOT NULL, 
	old TEXT, 
	new TEXT, 
	undoes TEXT NOT NULL, 
	redo BOOLEAN NOT NULL, 
	label TEXT NOT NULL, 
	CONSTRAINT op_is_known CHECK ("op" IS NULL OR "op" IN ('set', 'add', 'del', 'step'))
);
INSERT INTO "change" VALUES(1,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','member',1,NULL,'',NULL,'{"id":1,"name":"ana","team":"sales","login":true,"left_on":null,"away_from":null,"away_until":null}','',0,'New workspace');
INSERT INTO "change" VALUES(2,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','member',2,NULL,'',NULL,'{"id":2,"name":"bo","team":"marketing","login":true,"left_on":null,"away_from":null,"away_until":null}','',0,'');
INSERT INTO "change" VALUES(3,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','setting',1,NULL,'',NULL,'{"id":1,"name":"preset","value":"\"two-person\""}','',0,'');
INSERT INTO "change" VALUES(4,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',1,NULL,'',NULL,'{"id":1,"code":"new_logo","name":"New logo entry","tiers":"1","stages":"awareness;interest","trigger":"new in its tier, nobody engaged yet","outcome":"a first talk with the economic buyer or a champion candidate","channels":"research;email;phone;linkedin;event","duration_days":14,"assets":"account brief; ROI model; call script; post; invitation card","success_signals":"reply;call;meeting;form","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(5,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',1,NULL,'',NULL,'{"id":1,"play_id":1,"position":1,"day":0,"team":"marketing","channel":"research","role":"","text":"Account brief","asset":"account brief"}','',0,'');
INSERT INTO "change" VALUES(6,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',2,NULL,'',NULL,'{"id":2,"play_id":1,"position":2,"day":1,"team":"sales","channel":"email","role":"EB","text":"Email CFO: cost of waiting","asset":"ROI model"}','',0,'');
INSERT INTO "change" VALUES(7,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',3,NULL,'',NULL,'{"id":3,"play_id":1,"position":3,"day":3,"team":"sales","channel":"phone","role":"EB","text":"Call CFO: two questions, ten minutes","asset":"call script"}','',0,'');
INSERT INTO "change" VALUES(8,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',4,NULL,'',NULL,'{"id":4,"play_id":1,"position":4,"day":7,"team":"marketing","channel":"linkedin","role":"CH","text":"LinkedIn: champion candidate","asset":"post"}','',0,'');
INSERT INTO "change" VALUES(9,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',5,NULL,'',NULL,'{"id":5,"play_id":1,"position":5,"day":14,"team":"marketing","channel":"event","role":"EB","text":"Invite to dinner","asset":"invitation card"}','',0,'');
INSERT INTO "change" VALUES(10,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',2,NULL,'',NULL,'{"id":2,"code":"awareness","name":"Awareness","tiers":"1;2;3","stages":"awareness","trigger":"they hardly know us: no signal from them in 90 days","outcome":"on their radar and credible: a senior person opens or visits","channels":"ads;linkedin;email;executive","duration_days":30,"assets":"ad set; point of view; analyst report","success_signals":"email_open;web_visit;content_download;event_attended;reply;form","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(11,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',6,NULL,'',NULL,'{"id":6,"play_id":2,"position":1,"day":0,"team":"marketing","channel":"ads","role":"","text":"Ads: who we are, what we stand for","asset":"ad set"}','',0,'');
INSERT INTO "change" VALUES(12,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',7,NULL,'',NULL,'{"id":7,"play_id":2,"position":2,"day":3,"team":"marketing","channel":"linkedin","role":"CH","text":"LinkedIn: our point of view","asset":"point of view"}','',0,'');
INSERT INTO "change" VALUES(13,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',8,NULL,'',NULL,'{"id":8,"play_id":2,"position":3,"day":8,"team":"marketing","channel":"email","role":"EB","text":"Email the point of view to the CFO","asset":"point of view"}','',0,'');
INSERT INTO "change" VALUES(14,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',9,NULL,'',NULL,'{"id":9,"play_id":2,"position":4,"day":15,"team":"marketing","channel":"email","role":"IN","text":"Share the analyst report or press","asset":"analyst report"}','',0,'');
INSERT INTO "change" VALUES(15,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',10,NULL,'',NULL,'{"id":10,"play_id":2,"position":5,"day":22,"team":"sales","channel":"executive","role":"EB","text":"Executive connects, a note on their industry","asset":""}','',0,'');
INSERT INTO "change" VALUES(16,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',3,NULL,'',NULL,'{"id":3,"code":"engagement","name":"Engagement","tiers":"1;2","stages":"awareness;interest","trigger":"they know us: opens and visits, but nobody talks to us","outcome":"a conversation: two people of the committee answer","channels":"email;event;direct_mail;phone;linkedin","duration_days":28,"assets":"personalised brief; event invitation; direct mail pack; champion case study; architecture summary","success_signals":"reply;call;meeting;form;event_attended","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(17,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',11,NULL,'',NULL,'{"id":11,"play_id":3,"position":1,"day":0,"team":"marketing","channel":"email","role":"CH","text":"Email content on their own situation","asset":"personalised brief"}','',0,'');
INSERT INTO "change" VALUES(18,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',12,NULL,'',NULL,'{"id":12,"play_id":3,"position":2,"day":5,"team":"marketing","channel":"event","role":"CH","text":"Invite to the round table","asset":"event invitation"}','',0,'');
INSERT INTO "change" VALUES(19,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',13,NULL,'',NULL,'{"id":13,"play_id":3,"position":3,"day":10,"team":"marketing","channel":"direct_mail","role":"EB","text":"Direct mail: something worth keeping","asset":"direct mail pack"}','',0,'');
INSERT INTO "change" VALUES(20,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',14,NULL,'',NULL,'{"id":14,"play_id":3,"position":4,"day":14,"team":"sales","channel":"phone","role":"CH","text":"Call the champion candidate","asset":"champion case study"}','',0,'');
INSERT INTO "change" VALUES(21,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',15,NULL,'',NULL,'{"id":15,"play_id":3,"position":5,"day":16,"team":"sales","channel":"email","role":"TE","text":"Email the technical evaluator","asset":"architecture summary"}','',0,'');
INSERT INTO "change" VALUES(22,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',16,NULL,'',NULL,'{"id":16,"play_id":3,"position":6,"day":21,"team":"sales","channel":"linkedin","role":"IN","text":"LinkedIn: the influencer","asset":""}','',0,'');
INSERT INTO "change" VALUES(23,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',4,NULL,'',NULL,'{"id":4,"code":"acceleration","name":"Acceleration","tiers":"1;2","stages":"consideration;decision","trigger":"engaged, but the deal stalls or moves slowly","outcome":"the deal moves a stage, with a date","channels":"executive;phone;email;meeting","duration_days":28,"assets":"reference list; ROI analysis; workshop agenda; comparison","success_signals":"meeting;reply","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(24,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',17,NULL,'',NULL,'{"id":17,"play_id":4,"position":1,"day":0,"team":"sales","channel":"executive","role":"EB","text":"Our executive to theirs","asset":""}','',0,'');
INSERT INTO "change" VALUES(25,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',18,NULL,'',NULL,'{"id":18,"play_id":4,"position":2,"day":4,"team":"sales","channel":"phone","role":"CH","text":"Reference call with a similar customer","asset":"reference list"}','',0,'');
INSERT INTO "change" VALUES(26,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',19,NULL,'',NULL,'{"id":19,"play_id":4,"position":3,"day":9,"team":"marketing","channel":"email","role":"EB","text":"Send the ROI analysis, their numbers","asset":"ROI analysis"}','',0,'');
INSERT INTO "change" VALUES(27,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',20,NULL,'',NULL,'{"id":20,"play_id":4,"position":4,"day":15,"team":"sales","channel":"meeting","role":"TE","text":"Workshop at their place","asset":"workshop agenda"}','',0,'');
INSERT INTO "change" VALUES(28,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',21,NULL,'',NULL,'{"id":21,"play_id":4,"position":5,"day":22,"team":"sales","channel":"email","role":"AP","text":"Offer to replace what they have","asset":"comparison"}','',0,'');
INSERT INTO "change" VALUES(29,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',5,NULL,'',NULL,'{"id":5,"code":"expansion","name":"Expansion","tiers":"1;2","stages":"expansion","trigger":"a customer, and another department or use case is in sight","outcome":"a new department, use case or product line","channels":"research;email;meeting;executive","duration_days":45,"assets":"usage analysis; success story; business review deck","success_signals":"meeting;reply;form","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(30,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',22,NULL,'',NULL,'{"id":22,"play_id":5,"position":1,"day":0,"team":"marketing","channel":"research","role":"","text":"Usage analysis: where is room to grow","asset":"usage analysis"}','',0,'');
INSERT INTO "change" VALUES(31,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',23,NULL,'',NULL,'{"id":23,"play_id":5,"position":2,"day":7,"team":"marketing","channel":"email","role":"IN","text":"Send a success story of another department","asset":"success story"}','',0,'');
INSERT INTO "change" VALUES(32,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',24,NULL,'',NULL,'{"id":24,"play_id":5,"position":3,"day":14,"team":"sales","channel":"meeting","role":"CH","text":"Business review: ROI so far, what next","asset":"business review deck"}','',0,'');
INSERT INTO "change" VALUES(33,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',25,NULL,'',NULL,'{"id":25,"play_id":5,"position":4,"day":28,"team":"sales","channel":"executive","role":"EB","text":"Executives meet the new stakeholders","asset":""}','',0,'');
INSERT INTO "change" VALUES(34,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',6,NULL,'',NULL,'{"id":6,"code":"competitive_takeaway","name":"Competitive takeaway","tiers":"1;2","stages":"awareness;interest;consideration","trigger":"they replace a competitor, or its contract ends","outcome":"we are on the list when they choose again","channels":"research;email;phone;meeting","duration_days":21,"assets":"comparison; call script; customer story of a switch; migration plan","success_signals":"reply;call;meeting;form;pricing_visit","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(35,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',26,NULL,'',NULL,'{"id":26,"play_id":6,"position":1,"day":0,"team":"sales","channel":"research","role":"","text":"Find out what they use and until when","asset":""}','',0,'');
INSERT INTO "change" VALUES(36,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',27,NULL,'',NULL,'{"id":27,"play_id":6,"position":2,"day":2,"team":"marketing","channel":"email","role":"TE","text":"Email the comparison","asset":"comparison"}','',0,'');
INSERT INTO "change" VALUES(37,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',28,NULL,'',NULL,'{"id":28,"play_id":6,"position":3,"day":5,"team":"sales","channel":"phone","role":"CH","text":"Call: what would a switch have to solve","asset":"call script"}','',0,'');
INSERT INTO "change" VALUES(38,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',29,NULL,'',NULL,'{"id":29,"play_id":6,"position":4,"day":10,"team":"marketing","channel":"email","role":"EU","text":"Send the story of a customer who switched","asset":"customer story of a switch"}','',0,'');
INSERT INTO "change" VALUES(39,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',30,NULL,'',NULL,'{"id":30,"play_id":6,"position":5,"day":16,"team":"sales","channel":"meeting","role":"EB","text":"Offer: migration plan and price of the switch","asset":"migration plan"}','',0,'');
INSERT INTO "change" VALUES(40,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',7,NULL,'',NULL,'{"id":7,"code":"revive","name":"Revive dormant opportunity","tiers":"1;2","stages":"interest;consideration;decision","trigger":"an open deal, and nobody talked for 21 days","outcome":"the deal lives, or is closed honestly","channels":"email;phone;executive","duration_days":21,"assets":"what is new; customer story; call script","success_signals":"reply;call;meeting","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(41,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',31,NULL,'',NULL,'{"id":31,"play_id":7,"position":1,"day":0,"team":"sales","channel":"email","role":"CH","text":"Email: what changed since we talked","asset":"what is new"}','',0,'');
INSERT INTO "change" VALUES(42,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',32,NULL,'',NULL,'{"id":32,"play_id":7,"position":2,"day":4,"team":"marketing","channel":"email","role":"EB","text":"Send a story of a customer like them","asset":"customer story"}','',0,'');
INSERT INTO "change" VALUES(43,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',33,NULL,'',NULL,'{"id":33,"play_id":7,"position":3,"day":9,"team":"sales","channel":"phone","role":"CH","text":"Call: still on, later, or no?","asset":"call script"}','',0,'');
INSERT INTO "change" VALUES(44,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',34,NULL,'',NULL,'{"id":34,"play_id":7,"position":4,"day":16,"team":"sales","channel":"executive","role":"EB","text":"Our executive asks for the reason","asset":""}','',0,'');
INSERT INTO "change" VALUES(45,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',8,NULL,'',NULL,'{"id":8,"code":"event_follow_up","name":"Event follow-up","tiers":"1;2;3","stages":"awareness;interest;consideration;expansion","trigger":"somebody of theirs came to a webinar or an event","outcome":"a meeting while they still remember it","channels":"email;phone;linkedin","duration_days":14,"assets":"recording; call script; one-pager","success_signals":"reply;call;meeting;content_download;form","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(46,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',35,NULL,'',NULL,'{"id":35,"play_id":8,"position":1,"day":1,"team":"marketing","channel":"email","role":"","text":"Thank them, send the recording","asset":"recording"}','',0,'');
INSERT INTO "change" VALUES(47,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',36,NULL,'',NULL,'{"id":36,"play_id":8,"position":2,"day":3,"team":"sales","channel":"phone","role":"","text":"Call who came: what stayed with you?","asset":"call script"}','',0,'');
INSERT INTO "change" VALUES(48,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',37,NULL,'',NULL,'{"id":37,"play_id":8,"position":3,"day":7,"team":"marketing","channel":"linkedin","role":"IN","text":"LinkedIn: the one-pager for colleagues","asset":"one-pager"}','',0,'');
INSERT INTO "change" VALUES(49,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',38,NULL,'',NULL,'{"id":38,"play_id":8,"position":4,"day":12,"team":"sales","channel":"email","role":"CH","text":"Propose a meeting with two dates","asset":""}','',0,'');
INSERT INTO "change" VALUES(50,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','play',9,NULL,'',NULL,'{"id":9,"code":"break_in","name":"Break into the committee","tiers":"1;2","stages":"awareness;interest;consideration;decision","trigger":"one contact only, or a required role nobody fills","outcome":"two engaged people from two departments","channels":"research;phone;linkedin;email","duration_days":21,"assets":"committee map; role messages; security summary","success_signals":"reply;call;meeting;form","archived_on":null}','',0,'');
INSERT INTO "change" VALUES(51,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',39,NULL,'',NULL,'{"id":39,"play_id":9,"position":1,"day":0,"team":"marketing","channel":"research","role":"","text":"Map the committee: names for the gaps","asset":"committee map"}','',0,'');
INSERT INTO "change" VALUES(52,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',40,NULL,'',NULL,'{"id":40,"play_id":9,"position":2,"day":2,"team":"sales","channel":"phone","role":"CH","text":"Ask our contact for an introduction","asset":""}','',0,'');
INSERT INTO "change" VALUES(53,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',41,NULL,'',NULL,'{"id":41,"play_id":9,"position":3,"day":5,"team":"marketing","channel":"linkedin","role":"TE","text":"LinkedIn: the technical evaluator","asset":"role messages"}','',0,'');
INSERT INTO "change" VALUES(54,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',42,NULL,'',NULL,'{"id":42,"play_id":9,"position":4,"day":9,"team":"marketing","channel":"email","role":"GK","text":"Email the security summary","asset":"security summary"}','',0,'');
INSERT INTO "change" VALUES(55,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','step',43,NULL,'',NULL,'{"id":43,"play_id":9,"position":5,"day":14,"team":"sales","channel":"email","role":"IN","text":"Email the influencer: what the team gains","asset":"role messages"}','',0,'');
INSERT INTO "change" VALUES(56,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','savedlist',1,NULL,'',NULL,'{"id":1,"name":"Tier 1","scope":"targets","filter":"tier:1","order":"","columns":"","position":1}','',0,'');
INSERT INTO "change" VALUES(57,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','savedlist',2,NULL,'',NULL,'{"id":2,"name":"No champion","scope":"targets","filter":"tier:1 missing:champion","order":"","columns":"","position":2}','',0,'');
INSERT INTO "change" VALUES(58,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','savedlist',3,NULL,'',NULL,'{"id":3,"name":"Late","scope":"targets","filter":"overdue","order":"","columns":"","position":3}','',0,'');
INSERT INTO "change" VALUES(59,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','savedlist',4,NULL,'',NULL,'{"id":4,"name":"Watchlist","scope":"targets","filter":"watch","order":"","columns":"","position":4}','',0,'');
INSERT INTO "change" VALUES(60,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','savedlist',5,NULL,'',NULL,'{"id":5,"name":"Pool","scope":"pool","filter":"","order":"name","columns":"","position":5}','',0,'');
INSERT INTO "change" VALUES(61,'bf3be51649cf','2026-12-01T03:01:13.416+00:00','2025-06-06','ana','add','savedlist',6,NULL,'',NULL,'{"id":6,"name":"Re-tier","scope":"targets","filter":"retier","order":"","columns":"","position":6}','',0,'');
INSERT INTO "change" VALUES(62,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','add','account',1,1,'',NULL,'{"id":1,"name":"Globex","domain":"globex.example","industry":"","employees":null,"annual_revenue":null,"country":"","city":"","tech_stack":"","territory":"","tier":null,"stage":null,"stage_since":null,"tiered_on":null,"over_cap_reason":"","owner_sales":null,"owner_marketing":null,"agrees_sales":null,"agrees_marketing":null,"agree_reasons":"","acv":null,"strategic":false,"cluster":"","segment":"","trigger":"","triggered_on":null,"bad_fit":"","paused_until":null,"relationship":null,"exec_sponsor":"","potential":null,"timeframe":null,"budget_authority":"","criteria":"","why_now":"","goals":"","pains":"","competition":"","notes":"","tags":"","flagged_on":null,"retiered_on":null,"archived_on":null,"created_on":"2025-06-06"}','',0,'Added Globex');
INSERT INTO "change" VALUES(63,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','set','account',1,1,'tier',NULL,'"1"','',0,'');
INSERT INTO "change" VALUES(64,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','set','account',1,1,'tiered_on',NULL,'"2025-06-06"','',0,'');
INSERT INTO "change" VALUES(65,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','set','account',1,1,'stage',NULL,'"awareness"','',0,'');
INSERT INTO "change" VALUES(66,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','set','account',1,1,'stage_since',NULL,'"2025-06-06"','',0,'');
INSERT INTO "change" VALUES(67,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','set','account',1,1,'owner_sales',NULL,'1','',0,'');
INSERT INTO "change" VALUES(68,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','set','account',1,1,'owner_marketing',NULL,'2','',0,'');
INSERT INTO "change" VALUES(69,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','set','account',1,1,'agrees_sales',NULL,'"yes"','',0,'');
INSERT INTO "change" VALUES(70,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','add','move',1,1,'',NULL,'{"id":1,"account_id":1,"what":"stage","old":"","new":"awareness","on":"2025-06-06","by":1,"reason":"","unmet":""}','',0,'');
INSERT INTO "change" VALUES(71,'0da193ac5886','2026-12-01T03:01:13.456+00:00','2025-06-06','ana','add','move',2,1,'',NULL,'{"id":2,"account_id":1,"what":"tier","old":"","new":"1","on":"2025-06-06","by":1,"reason":"","unmet":""}','',0,'');
INSERT INTO "change" VALUES(72,'5312abc4e428','2026-12-01T03:01:13.483+00:00','2025-06-06','ana','add','account',2,2,'',NULL,'{"id":2,"name":"Globex Corp","domain":"","industry":"","employees":null,"annual_revenue":null,"country":"","city":"","tech_stack":"","territory":"","tier":null,"stage":null,"stage_since":null,"tiered_on":null,"over_cap_reason":"","owner_sales":null,"owner_marketing":null,"agrees_sales":null,"agrees_marketing":null,"agree_reasons":"","acv":null,"strategic":false,"cluster":"","segment":"","trigger":"","triggered_on":null,"bad_fit":"","paused_until":null,"relationship":null,"exec_sponsor":"","potential":null,"timeframe":null,"budget_authority":"","criteria":"","why_now":"","goals":"","pains":"","competition":"","notes":"","tags":"","flagged_on":null,"retiered_on":null,"archived_on":null,"created_on":"2025-06-06"}','',0,'Added Globex Corp');
INSERT INTO "change" VALUES(73,'9f02969ebdcb','2026-12-01T03:01:13.506+00:00','2025-06-06','ana','add','contact',1,1,'',NULL,'{"id":1,"account_id":1,"account_text":"","first_name":"Kim","last_name":"Roe","title":"","department":"","email":"kim@globex.example","email_verified_at":null,"email_bounced":false,"phone":"","linkedin":"","status":null,"status_on":null,"stance":null,"notes":"","created_on":"2025-06-06"}','',0,'Added Kim Roe at Globex');
INSERT INTO "change" VALUES(74,'9f02969ebdcb','2026-12-01T03:01:13.506+00:00','2025-06-06','ana','add','seat',1,1,'',NULL,'{"id":1,"account_id":1,"role":"CH","contact_id":1,"not_needed":false}','',0,'');
INSERT INTO "change" VALUES(75,'562ad0112ca3','2026-12-01T03:01:13.527+00:00','2025-06-06','ana','add','contact',2,2,'',NULL,'{"id":2,"account_id":2,"account_text":"","first_name":"K.","last_name":"Roe","title":"","department":"","email":"roe@globex.example","email_verified_at":null,"email_bounced":false,"phone":"","linkedin":"","status":null,"status_on":null,"stance":null,"notes":"","created_on":"2025-06-06"}','',0,'Added K. Roe at Globex Corp');
INSERT INTO "change" VALUES(76,'e994dbeb4254','2026-12-01T03:01:13.547+00:00','2025-06-06','ana','set','contact',1,1,'email_verified_at',NULL,'"2025-06-06"','',0,'Kim Roe: address verified');
INSERT INTO "change" VALUES(77,'2411fad741e2','2026-12-01T03:01:13.567+00:00','2025-06-06','ana','set','contact',1,1,'status',NULL,'"engaged"','',0,'Kim Roe → engaged');
INSERT INTO "change" VALUES(78,'2411fad741e2','2026-12-01T03:01:13.567+00:00','2025-06-06','ana','set','contact',1,1,'status_on',NULL,'"2025-06-06"','',0,'');
INSERT INTO "change" VALUES(79,'a01a98b56457','2026-12-01T03:01:13.587+00:00','2025-06-06','ana','set','contact',2,1,'account_id','2','1','',0,'Globex Corp merged into Globex');
INSERT INTO "change" VALUES(80,'a01a98b56457','2026-12-01T03:01:13.587+00:00','2025-06-06','ana','del','account',2,2,'','{"id":2,"name":"Globex Corp","domain":"","industry":"","employees":null,"annual_revenue":null,"country":"","city":"","tech_stack":"","territory":"","tier":null,"stage":null,"stage_since":null,"tiered_on":null,"over_cap_reason":"","owner_sales":null,"owner_marketing":null,"agrees_sales":null,"agrees_marketing":null,"agree_reasons":"","acv":null,"strategic":false,"cluster":"","segment":"","trigger":"","triggered_on":null,"bad_fit":"","paused_until":null,"relationship":null,"exec_sponsor":"","potential":null,"timeframe":null,"budget_authority":"","criteria":"","why_now":"","goals":"","pains":"","competition":"","notes":"","tags":"","flagged_on":null,"retiered_on":null,"archived_on":null,"created_on":"2025-06-06"}',NULL,'',0,'');
INSERT INTO "change" VALUES(81,'39a4d2c3d2aa','2026-12-01T03:01:13.627+00:00','2025-06-06','ana','del','contact',2,1,'','{"id":2,"account_id":1,"account_text":"","first_name":"K.","last_name":"Roe","title":"","department":"","email":"roe@globex.example","email_verified_at":null,"email_bounced":false,"phone":"","linkedin":"","status":null,"status_on":null,"stance":null,"notes":"","created_on":"2025-06-06"}',NULL,'',0,'K. Roe merged into Kim Roe');
INSERT INTO "change" VALUES(82,'6f924e0081da','2026-12-01T03:01:13.653+00:00','2025-06-06','ana','add','touch',1,1,'',NULL,'{"id":1,"account_id":1,"run_id":null,"position":0,"text":"Call Kim Roe","due":"2025-06-06","owner":1,"channel":"phone","role":"","contact_id":1,"asset":"","topic":"","status":"open","done_on":null,"outcome":"","created_on":"2025-06-06","created_by":1}','',0,'Next step for Globex: Call Kim Roe');
INSERT INTO "change" VALUES(83,'5fb03059a6b0','2026-12-01T03:01:13.671+00:00','2025-06-06','ana','set','touch',1,1,'status','"open"','"done"','',0,'Done and logged: Call Kim Roe');
INSERT INTO "change" VALUES(84,'5fb03059a6b0','2026-12-01T03:01:13.671+00:00','2025-06-06','ana','set','touch',1,1,'done_on',NULL,'"2025-06-06"','',0,'');
INSERT INTO "change" VALUES(85,'5fb03059a6b0','2026-12-01T03:01:13.671+00:00','2025-06-06','ana','set','touch',1,1,'outcome','""','"meeting"','',0,'');
INSERT INTO "change" VALUES(86,'5fb03059a6b0','2026-12-01T03:01:13.671+00:00','2025-06-06','ana','add','activity',1,1,'',NULL,'{"id":1,"account_id":1,"account_text":"","contact_id":1,"type":"call","at":"2025-06-06T12:00:00","outcome":"answered","subject":"Call Kim Roe","topic":"","campaign":"","asset":"","team":"sales","by":1,"notes":"","source":"","touch_id":1}','',0,'');
INSERT INTO "change" VALUES(87,'6e3f1fbe1233','2026-12-01T03:01:13.699+00:00','2025-11-05','ana','add','run',1,1,'',NULL,'{"id":1,"account_id":1,"play_id":1,"started_on":"2025-11-03","status":"running","ended_on":null,"owner_sales":1,"owner_marketing":null,"reason":""}','',0,'New logo entry assigned to Globex');
INSERT INTO "change" VALUES(88,'6e3f1fbe1233','2026-12-01T03:01:13.699+00:00','2025-11-05','ana','add','touch',2,1,'',NULL,'{"id":2,"account_id":1,"run_id":1,"position":1,"text":"Write to Kim","due":"2025-11-10","owner":1,"channel":"email","role":"CH","contact_id":1,"asset":"","topic":"","status":"open","done_on":null,"outcome":"","created_on":"2025-11-05","created_by":1}','',0,'');
INSERT INTO "change" VALUES(89,'9cda9b2fb2be','2026-12-01T03:01:13.735+00:00','2025-11-05','ana','add','activity',2,1,'',NULL,'{"id":2,"account_id":1,"account_text":"","contact_id":1,"type":"meeting","at":"2025-11-20T12:00:00","outcome":"","subject":"demo","topic":"","campaign":"","asset":"","team":"sales","by":1,"notes":"","source":"","touch_id":null}','',0,'Logged: meeting; New logo entry worked');
INSERT INTO "change" VALUES(90,'9cda9b2fb2be','2026-12-01T03:01:13.735+00:00','2025-11-05','ana','set','run',1,1,'status','"running"','"success"','',0,'');
INSERT INTO "change" VALUES(91,'9cda9b2fb2be','2026-12-01T03:01:13.735+00:00','2025-11-05','ana','set','run',1,1,'ended_on',NULL,'"2025-11-05"','',0,'');
INSERT INTO "change" VALUES(92,'9cda9b2fb2be','2026-12-01T03:01:13.735+00:00','2025-11-05','ana','set','touch',2,1,'status','"open"','"dropped"','',0,'');
INSERT INTO "change" VALUES(93,'b0360f0c00b2','2026-12-01T03:01:13.759+00:00','2025-11-05','ana','add','opportunity',1,1,'',NULL,'{"id":1,"account_id":1,"account_text":"","name":"Pilot","amount":"20000","currency":"","stage":"","status":"open","created_at":"2025-11-05","close_date":null,"closed_at":null,"reason":"","debrief":"","stage_asked":""}','',0,'Added the deal Pilot');
INSERT INTO "change" VALUES(94,'85ef59980a08','2026-12-01T03:01:13.783+00:00','2025-11-05','ana','add','review',1,NULL,'',NULL,'{"id":1,"held_on":"2025-11-07","status":"open","since_day":null,"since_change":0,"opened_by":1,"completed_on":null,"upto_change":0,"at_account":null,"learnt":"","minutes":""}','',0,'Review of 2025-11-07 opened');
INSERT INTO "change" VALUES(95,'85ef59980a08','2026-12-01T03:01:13.783+00:00','2025-11-05','ana','add','entry',1,1,'',NULL,'{"id":1,"review_id":1,"account_id":1,"group":"talk","why":"no next step","decision":null,"tried":"","happened":"","change":"","promise_touch":null,"promise_text":"","promise_due":null,"promise_owner":null,"score":1,"until":null,"reason":"","focus":false,"decided_by":null,"decided_on":null}','',0,'');
INSERT INTO "change" VALUES(96,'cutoffgroup1','2026-12-01T03:01:13.835+00:00','2025-11-05','ana','add','account',3,3,'',NULL,'{"id":3,"name":"Cut off 1","domain":"","industry":"","employees":null,"annual_revenue":null,"country":"","city":"","tech_stack":"","territory":"","tier":null,"stage":null,"stage_since":null,"tiered_on":null,"over_cap_reason":"","owner_sales":null,"owner_marketing":null,"agrees_sales":null,"agrees_marketing":null,"agree_reasons":"","acv":null,"strategic":false,"cluster":"","segment":"","trigger":"","triggered_on":null,"bad_fit":"","paused_until":null,"relationship":null,"exec_sponsor":"","potential":null,"timeframe":null,"budget_authority":"","criteria":"","why_now":"","goals":"","pains":"","competition":"","notes":"","tags":"","flagged_on":null,"retiered_on":null,"archived_on":null,"created_on":null}','',0,'Imported list.csv, 2 new');
CREATE TABLE contact (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER, 
	account_text TEXT NOT NULL, 
	first_name TEXT NOT NULL, 
	last_name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	department TEXT NOT NULL, 
	email TEXT NOT NULL, 
	email_verified_at DATE, 
	email_bounced BOOLEAN NOT NULL, 
	phone TEXT NOT NULL, 
	linkedin TEXT NOT NULL, 
	status TEXT, 
	status_on DATE, 
	stance TEXT, 
	notes TEXT NOT NULL, 
	created_on DATE, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('missing', 'identified', 'contacted', 'engaged')), 
	CONSTRAINT stance_is_known CHECK ("stance" IS NULL OR "stance" IN ('for', 'neutral', 'against')), 
	FOREIGN KEY(account_id) REFERENCES account (id)
);
INSERT INTO "contact" VALUES(1,1,'','Kim','Roe','','','kim@globex.example','2025-06-06',0,'','','engaged','2025-06-06',NULL,'','2025-06-06');
CREATE TABLE dispute (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	answer TEXT, 
	reason TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	"on" DATE, 
	"by" INTEGER, 
	CONSTRAINT answer_is_known CHECK ("answer" IS NULL OR "answer" IN ('yes', 'no')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY("by") REFERENCES member (id)
);
CREATE TABLE draft (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	who TEXT NOT NULL, 
	name TEXT NOT NULL, 
	text TEXT NOT NULL, 
	at TEXT NOT NULL
);
INSERT INTO "draft" VALUES(1,'ana','review:1','half a sen','2026-12-01T03:01:13+00:00');
CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	review_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	"group" TEXT, 
	why TEXT NOT NULL, 
	decision TEXT, 
	tried TEXT NOT NULL, 
	happened TEXT NOT NULL, 
	change TEXT NOT NULL, 
	promise_touch INTEGER, 
	promise_text TEXT NOT NULL, 
	promise_due DATE, 
	promise_owner INTEGER, 
	score INTEGER, 
	until DATE, 
	reason TEXT NOT NULL, 
	focus BOOLEAN NOT NULL, 
	decided_by INTEGER, 
	decided_on DATE, 
	CONSTRAINT decision_is_known CHECK ("decision" IS NULL OR "decision" IN ('keep', 'more_effort', 'other_play', 'pause', 'out')), 
	CONSTRAINT group_is_known CHECK ("group" IS NULL OR "group" IN ('talk', 'on_track')), 
	FOREIGN KEY(review_id) REFERENCES review (id), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(promise_touch) REFERENCES touch (id), 
	FOREIGN KEY(promise_owner) REFERENCES member (id), 
	FOREIGN KEY(decided_by) REFERENCES member (id)
);
INSERT INTO "entry" VALUES(1,1,1,'talk','no next step',NULL,'','','',NULL,'',NULL,NULL,1,NULL,'',0,NULL,NULL);
CREATE TABLE evidence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	"on" DATE, 
	"by" INTEGER, 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY("by") REFERENCES member (id)
);
CREATE TABLE member (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	team TEXT NOT NULL, 
	login BOOLEAN NOT NULL, 
	left_on DATE, 
	away_from DATE, 
	away_until DATE, 
	CONSTRAINT team_is_known CHECK ("team" IS NULL OR "team" IN ('sales', 'marketing')), 
	UNIQUE (name)
);
INSERT INTO "member" VALUES(1,'ana','sales',1,NULL,NULL,NULL);
INSERT INTO "member" VALUES(2,'bo','marketing',1,NULL,NULL,NULL);
CREATE TABLE meta (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('begun:cutoffgroup1','{"pid": 1, "host": "another", "at": "2025-11-05T09:00:00+00:00"}');
CREATE TABLE move (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	old TEXT NOT NULL, 
	new TEXT NOT NULL, 
	"on" DATE, 
	"by" INTEGER, 
	reason TEXT NOT NULL, 
	unmet TEXT NOT NULL, 
	CONSTRAINT what_is_known CHECK ("what" IS NULL OR "what" IN ('stage', 'tier')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY("by") REFERENCES member (id)
);
INSERT INTO "move" VALUES(1,1,'stage','','awareness','2025-06-06',1,'','');
INSERT INTO "move" VALUES(2,1,'tier','','1','2025-06-06',1,'','');
CREATE TABLE opportunity (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER, 
	account_text TEXT NOT NULL, 
	name TEXT NOT NULL, 
	amount BIGINT, 
	currency TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	status TEXT NOT NULL, 
	created_at DATE, 
	close_date DATE, 
	closed_at DATE, 
	reason TEXT NOT NULL, 
	debrief TEXT NOT NULL, 
	stage_asked TEXT NOT NULL, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('open', 'won', 'lost')), 
	FOREIGN KEY(account_id) REFERENCES account (id)
);
INSERT INTO "opportunity" VALUES(1,1,'','Pilot',2000000,'','','open','2025-11-05',NULL,NULL,'','','');
CREATE TABLE play (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	tiers TEXT NOT NULL, 
	stages TEXT NOT NULL, 
	"trigger" TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	channels TEXT NOT NULL, 
	duration_days INTEGER NOT NULL, 
	assets TEXT NOT NULL, 
	success_signals TEXT NOT NULL, 
	archived_on DATE
);
INSERT INTO "play" VALUES(1,'new_logo','New logo entry','1','awareness;interest','new in its tier, nobody engaged yet','a first talk with the economic buyer or a champion candidate','research;email;phone;linkedin;event',14,'account brief; ROI model; call script; post; invitation card','reply;call;meeting;form',NULL);
INSERT INTO "play" VALUES(2,'awareness','Awareness','1;2;3','awareness','they hardly know us: no signal from them in 90 days','on their radar and credible: a senior person opens or visits','ads;linkedin;email;executive',30,'ad set; point of view; analyst report','email_open;web_visit;content_download;event_attended;reply;form',NULL);
INSERT INTO "play" VALUES(3,'engagement','Engagement','1;2','awareness;interest','they know us: opens and visits, but nobody talks to us','a conversation: two people of the committee answer','email;event;direct_mail;phone;linkedin',28,'personalised brief; event invitation; direct mail pack; champion case study; architecture summary','reply;call;meeting;form;event_attended',NULL);
INSERT INTO "play" VALUES(4,'acceleration','Acceleration','1;2','consideration;decision','engaged, but the deal stalls or moves slowly','the deal moves a stage, with a date','executive;phone;email;meeting',28,'reference list; ROI analysis; workshop agenda; comparison','meeting;reply',NULL);
INSERT INTO "play" VALUES(5,'expansion','Expansion','1;2','expansion','a customer, and another department or use case is in sight','a new department, use case or product line','research;email;meeting;executive',45,'usage analysis; success story; business review deck','meeting;reply;form',NULL);
INSERT INTO "play" VALUES(6,'competitive_takeaway','Competitive takeaway','1;2','awareness;interest;consideration','they replace a competitor, or its contract ends','we are on the list when they choose again','research;email;phone;meeting',21,'comparison; call script; customer story of a switch; migration plan','reply;call;meeting;form;pricing_visit',NULL);
INSERT INTO "play" VALUES(7,'revive','Revive dormant opportunity','1;2','interest;consideration;decision','an open deal, and nobody talked for 21 days','the deal lives, or is closed honestly','email;phone;executive',21,'what is new; customer story; call script','reply;call;meeting',NULL);
INSERT INTO "play" VALUES(8,'event_follow_up','Event follow-up','1;2;3','awareness;interest;consideration;expansion','somebody of theirs came to a webinar or an event','a meeting while they still remember it','email;phone;linkedin',14,'recording; call script; one-pager','reply;call;meeting;content_download;form',NULL);
INSERT INTO "play" VALUES(9,'break_in','Break into the committee','1;2','awareness;interest;consideration;decision','one contact only, or a required role nobody fills','two engaged people from two departments','research;phone;linkedin;email',21,'committee map; role messages; security summary','reply;call;meeting;form',NULL);
CREATE TABLE presence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	who TEXT NOT NULL, 
	place TEXT NOT NULL, 
	account_id INTEGER, 
	field TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	UNIQUE (who)
);
CREATE TABLE record (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	vendor TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	entity_id INTEGER NOT NULL, 
	seen TEXT NOT NULL
);
CREATE TABLE review (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	held_on DATE, 
	status TEXT NOT NULL, 
	since_day DATE, 
	since_change INTEGER NOT NULL, 
	opened_by INTEGER, 
	completed_on DATE, 
	upto_change INTEGER NOT NULL, 
	at_account INTEGER, 
	learnt TEXT NOT NULL, 
	minutes TEXT NOT NULL, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('open', 'completed')), 
	FOREIGN KEY(opened_by) REFERENCES member (id), 
	FOREIGN KEY(at_account) REFERENCES account (id)
);
INSERT INTO "review" VALUES(1,'2025-11-07','open',NULL,0,1,NULL,0,NULL,'','');
CREATE TABLE run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	play_id INTEGER NOT NULL, 
	started_on DATE, 
	status TEXT NOT NULL, 
	ended_on DATE, 
	owner_sales INTEGER, 
	owner_marketing INTEGER, 
	reason TEXT NOT NULL, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('running', 'paused', 'success', 'no_result', 'replaced')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(play_id) REFERENCES play (id), 
	FOREIGN KEY(owner_sales) REFERENCES member (id), 
	FOREIGN KEY(owner_marketing) REFERENCES member (id)
);
INSERT INTO "run" VALUES(1,1,1,'2025-11-03','success','2025-11-05',1,NULL,'');
CREATE TABLE savedlist (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	filter TEXT NOT NULL, 
	"order" TEXT NOT NULL, 
	columns TEXT NOT NULL, 
	position INTEGER NOT NULL
);
INSERT INTO "savedlist" VALUES(1,'Tier 1','targets','tier:1','','',1);
INSERT INTO "savedlist" VALUES(2,'No champion','targets','tier:1 missing:champion','','',2);
INSERT INTO "savedlist" VALUES(3,'Late','targets','overdue','','',3);
INSERT INTO "savedlist" VALUES(4,'Watchlist','targets','watch','','',4);
INSERT INTO "savedlist" VALUES(5,'Pool','pool','','name','',5);
INSERT INTO "savedlist" VALUES(6,'Re-tier','targets','retier','','',6);
CREATE TABLE seat (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	contact_id INTEGER, 
	not_needed BOOLEAN NOT NULL, 
	CONSTRAINT role_is_known CHECK ("role" IS NULL OR "role" IN ('EB', 'CH', 'TE', 'LP', 'IN', 'EU', 'GK', 'AP')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
INSERT INTO "seat" VALUES(1,1,'CH',1,0);
CREATE TABLE setting (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	UNIQUE (name)
);
INSERT INTO "setting" VALUES(1,'preset','"two-person"');
CREATE TABLE source (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	vendor TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	file TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	rows INTEGER NOT NULL, 
	mapping TEXT NOT NULL
);
CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	play_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	team TEXT NOT NULL, 
	channel TEXT, 
	role TEXT NOT NULL, 
	text TEXT NOT NULL, 
	asset TEXT NOT NULL, 
	CONSTRAINT team_is_known CHECK ("team" IS NULL OR "team" IN ('sales', 'marketing')), 
	CONSTRAINT channel_is_known CHECK ("channel" IS NULL OR "channel" IN ('research', 'email', 'phone', 'linkedin', 'ads', 'event', 'direct_mail', 'sdr', 'executive', 'meeting')), 
	FOREIGN KEY(play_id) REFERENCES play (id)
);
INSERT INTO "step" VALUES(1,1,1,0,'marketing','research','','Account brief','account brief');
INSERT INTO "step" VALUES(2,1,2,1,'sales','email','EB','Email CFO: cost of waiting','ROI model');
INSERT INTO "step" VALUES(3,1,3,3,'sales','phone','EB','Call CFO: two questions, ten minutes','call script');
INSERT INTO "step" VALUES(4,1,4,7,'marketing','linkedin','CH','LinkedIn: champion candidate','post');
INSERT INTO "step" VALUES(5,1,5,14,'marketing','event','EB','Invite to dinner','invitation card');
INSERT INTO "step" VALUES(6,2,1,0,'marketing','ads','','Ads: who we are, what we stand for','ad set');
INSERT INTO "step" VALUES(7,2,2,3,'marketing','linkedin','CH','LinkedIn: our point of view','point of view');
INSERT INTO "step" VALUES(8,2,3,8,'marketing','email','EB','Email the point of view to the CFO','point of view');
INSERT INTO "step" VALUES(9,2,4,15,'marketing','email','IN','Share the analyst report or press','analyst report');
INSERT INTO "step" VALUES(10,2,5,22,'sales','executive','EB','Executive connects, a note on their industry','');
INSERT INTO "step" VALUES(11,3,1,0,'marketing','email','CH','Email content on their own situation','personalised brief');
INSERT INTO "step" VALUES(12,3,2,5,'marketing','event','CH','Invite to the round table','event invitation');
INSERT INTO "step" VALUES(13,3,3,10,'marketing','direct_mail','EB','Direct mail: something worth keeping','direct mail pack');
INSERT INTO "step" VALUES(14,3,4,14,'sales','phone','CH','Call the champion candidate','champion case study');
INSERT INTO "step" VALUES(15,3,5,16,'sales','email','TE','Email the technical evaluator','architecture summary');
INSERT INTO "step" VALUES(16,3,6,21,'sales','linkedin','IN','LinkedIn: the influencer','');
INSERT INTO "step" VALUES(17,4,1,0,'sales','executive','EB','Our executive to theirs','');
INSERT INTO "step" VALUES(18,4,2,4,'sales','phone','CH','Reference call with a similar customer','reference list');
INSERT INTO "step" VALUES(19,4,3,9,'marketing','email','EB','Send the ROI analysis, their numbers','ROI analysis');
INSERT INTO "step" VALUES(20,4,4,15,'sales','meeting','TE','Workshop at their place','workshop agenda');
INSERT INTO "step" VALUES(21,4,5,22,'sales','email','AP','Offer to replace what they have','comparison');
INSERT INTO "step" VALUES(22,5,1,0,'marketing','research','','Usage analysis: where is room to grow','usage analysis');
INSERT INTO "step" VALUES(23,5,2,7,'marketing','email','IN','Send a success story of another department','success story');
INSERT INTO "step" VALUES(24,5,3,14,'sales','meeting','CH','Business review: ROI so far, what next','business review deck');
INSERT INTO "step" VALUES(25,5,4,28,'sales','executive','EB','Executives meet the new stakeholders','');
INSERT INTO "step" VALUES(26,6,1,0,'sales','research','','Find out what they use and until when','');
INSERT INTO "step" VALUES(27,6,2,2,'marketing','email','TE','Email the comparison','comparison');
INSERT INTO "step" VALUES(28,6,3,5,'sales','phone','CH','Call: what would a switch have to solve','call script');
INSERT INTO "step" VALUES(29,6,4,10,'marketing','email','EU','Send the story of a customer who switched','customer story of a switch');
INSERT INTO "step" VALUES(30,6,5,16,'sales','meeting','EB','Offer: migration plan and price of the switch','migration plan');
INSERT INTO "step" VALUES(31,7,1,0,'sales','email','CH','Email: what changed since we talked','what is new');
INSERT INTO "step" VALUES(32,7,2,4,'marketing','email','EB','Send a story of a customer like them','customer story');
INSERT INTO "step" VALUES(33,7,3,9,'sales','phone','CH','Call: still on, later, or no?','call script');
INSERT INTO "step" VALUES(34,7,4,16,'sales','executive','EB','Our executive asks for the reason','');
INSERT INTO "step" VALUES(35,8,1,1,'marketing','email','','Thank them, send the recording','recording');
INSERT INTO "step" VALUES(36,8,2,3,'sales','phone','','Call who came: what stayed with you?','call script');
INSERT INTO "step" VALUES(37,8,3,7,'marketing','linkedin','IN','LinkedIn: the one-pager for colleagues','one-pager');
INSERT INTO "step" VALUES(38,8,4,12,'sales','email','CH','Propose a meeting with two dates','');
INSERT INTO "step" VALUES(39,9,1,0,'marketing','research','','Map the committee: names for the gaps','committee map');
INSERT INTO "step" VALUES(40,9,2,2,'sales','phone','CH','Ask our contact for an introduction','');
INSERT INTO "step" VALUES(41,9,3,5,'marketing','linkedin','TE','LinkedIn: the technical evaluator','role messages');
INSERT INTO "step" VALUES(42,9,4,9,'marketing','email','GK','Email the security summary','security summary');
INSERT INTO "step" VALUES(43,9,5,14,'sales','email','IN','Email the influencer: what the team gains','role messages');
CREATE TABLE touch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	account_id INTEGER NOT NULL, 
	run_id INTEGER, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	due DATE, 
	owner INTEGER, 
	channel TEXT NOT NULL, 
	role TEXT NOT NULL, 
	contact_id INTEGER, 
	asset TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	status TEXT NOT NULL, 
	done_on DATE, 
	outcome TEXT NOT NULL, 
	created_on DATE, 
	created_by INTEGER, 
	CONSTRAINT status_is_known CHECK ("status" IS NULL OR "status" IN ('open', 'done', 'dropped')), 
	FOREIGN KEY(account_id) REFERENCES account (id), 
	FOREIGN KEY(run_id) REFERENCES run (id), 
	FOREIGN KEY(owner) REFERENCES member (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(created_by) REFERENCES member (id)
);
INSERT INTO "touch" VALUES(1,1,NULL,0,'Call Kim Roe','2025-06-06',1,'phone','',1,'','','done','2025-06-06','meeting','2025-06-06',1);
INSERT INTO "touch" VALUES(2,1,1,1,'Write to Kim','2025-11-10',1,'email','CH',1,'','','dropped',NULL,'','2025-11-05',1);
CREATE TABLE view_state (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	who TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL
);
CREATE INDEX ix_asset_name ON asset (name);
CREATE INDEX ix_record_key ON record (vendor, kind, "key");
CREATE INDEX ix_change_cell ON change (entity, entity_id, id);
CREATE INDEX ix_change_who ON change (who, id);
CREATE INDEX ix_change_account ON change (account_id, id);
CREATE INDEX ix_change_group ON change ("group", id);
CREATE UNIQUE INDEX ix_draft_who ON draft (who, name);
CREATE UNIQUE INDEX ix_view_who ON view_state (who, name);
CREATE INDEX ix_account_domain ON account (domain);
CREATE INDEX ix_account_tier ON account (tier);
CREATE INDEX ix_account_name ON account (name);
CREATE INDEX ix_step_play_id ON step (play_id);
CREATE INDEX ix_evidence_account_id ON evidence (account_id);
CREATE INDEX ix_contact_email ON contact (email);
CREATE INDEX ix_contact_account_id ON contact (account_id);
CREATE INDEX ix_opportunity_account_id ON opportunity (account_id);
CREATE INDEX ix_move_account ON move (account_id, what, id);
CREATE INDEX ix_dispute_account_id ON dispute (account_id);
CREATE INDEX ix_run_account_id ON run (account_id);
CREATE INDEX ix_run_play_id ON run (play_id);
CREATE INDEX ix_blocker_account_id ON blocker (account_id);
CREATE INDEX ix_seat_contact_id ON seat (contact_id);
CREATE INDEX ix_seat_account ON seat (account_id, role);
CREATE INDEX ix_touch_contact_id ON touch (contact_id);
CREATE INDEX ix_touch_account ON touch (account_id, status);
CREATE INDEX ix_touch_run_id ON touch (run_id);
CREATE INDEX ix_touch_due ON touch (status, due);
CREATE INDEX ix_activity_touch_id ON activity (touch_id);
CREATE INDEX ix_activity_account_at ON activity (account_id, at);
CREATE INDEX ix_activity_contact_id ON activity (contact_id);
CREATE INDEX ix_activity_fact ON activity (account_id) WHERE type in ('interest', 'discovery', 'onboarded');
CREATE INDEX ix_entry_account_id ON entry (account_id);
CREATE INDEX ix_entry_review_id ON entry (review_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('member',2);
INSERT INTO "sqlite_sequence" VALUES('setting',1);
INSERT INTO "sqlite_sequence" VALUES('play',9);
INSERT INTO "sqlite_sequence" VALUES('step',43);
INSERT INTO "sqlite_sequence" VALUES('savedlist',6);
INSERT INTO "sqlite_sequence" VALUES('change',96);
INSERT INTO "sqlite_sequence" VALUES('account',3);
INSERT INTO "sqlite_sequence" VALUES('move',2);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('seat',1);
INSERT INTO "sqlite_sequence" VALUES('touch',2);
INSERT INTO "sqlite_sequence" VALUES('activity',2);
INSERT INTO "sqlite_sequence" VALUES('run',1);
INSERT INTO "sqlite_sequence" VALUES('opportunity',1);
INSERT INTO "sqlite_sequence" VALUES('review',1);
INSERT INTO "sqlite_sequence" VALUES('entry',1);
INSERT INTO "sqlite_sequence" VALUES('draft',1);
COMMIT;
