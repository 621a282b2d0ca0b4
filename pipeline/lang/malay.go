package lang

// Indonesian and Malay are one language in two spellings, with two
// vocabularies for modern life: their function words are the same. What tells
// them apart are frequent words of the one that the other spells otherwise or
// does not use.
const (
	malayic = ` selasa yang dan di untuk dengan dari pada dalam ini itu tidak adalah akan oleh ke juga sebagai telah dapat mereka
		kami saya ia dia atau lebih seperti ada tersebut para sudah antara namun tahun sebuah menjadi seorang ketika
		hanya beberapa kepada tetapi hingga secara serta sangat belum orang anda kita banyak bukan lain atas terhadap
		melalui menurut sedang masih semua setiap sebelum sekitar kata hari bagi pun tak bahasa salah cara terus lalu
		pernah lagi kini pihak serangan presiden menteri wilayah asing `

	indonesian = `bahwa karena yaitu yakni bisa harus saat setelah sejak maupun tapi saja mau coba mencoba bahkan sedangkan
		meskipun sementara terkait berbagai sejumlah seluruh memiliki merupakan dilakukan melakukan uang polisi
		kepolisian kantor mobil rumah sakit publik universitas kota provinsi bisnis perusahaan pemerintah pemerintahan
		kebijakan dampak penelitian peneliti kualitas aktivitas fasilitas komunitas identitas kapasitas internasional
		nasional lokal senin jumat agustus desember maret juni juli wakil partai pria berbeda butuh membutuhkan
		kebutuhan kapan bicara berbicara inggris prancis jepang tiongkok cina eropa serikat belanda italia spanyol tim
		ujar mengatakan ditemukan memberikan pekan tanggal usai warga dokter obat pasien kesehatan sehat istri putri
		putra telepon televisi koran tentara stasiun toko lingkungan musik film aktor pertandingan kejuaraan turnamen
		medali pelatih pendukung mendukung dukungan berhasil keberhasilan pertemuan sekretaris direktur manajer komite
		khusus persen miliar menit jam kecelakaan korban tewas sepeda menemukan situs kesempatan ilegal pengadilan
		memulai dimulai menyebut menyebutkan menanyakan pemilihan pemilu suara pemilih gubernur merasa menginginkan
		sang sebesar bagian hal kemarin terjadi mendapatkan mengakhiri rencana `

	malay = `bahawa kerana iaitu boleh mesti apabila manakala selepas semasa sewaktu sahaja mahu cuba mencuba sekiranya
		memandangkan disebabkan sebarang pelbagai mempunyai didapati dijalankan menjalankan beliau daripada turut
		bagaimanapun wang polis pejabat kereta hospital awam universiti bandar negeri kampung perniagaan syarikat
		kerajaan dasar kesan kajian penyelidik kualiti aktiviti fasiliti komuniti identiti kapasiti
		antarabangsa kebangsaan tempatan isnin khamis jumaat ahad ogos disember mac jun julai naib parti lelaki
		berbeza keperluan bila bercakap british jepun eropah itali sepanyol memberitahu berkata beritahu doktor ubat
		pesakit kesihatan sihat isteri bapa telefon televisyen akhbar tentera stesen kedai persekitaran muzik filem
		pelakon perlawanan kejohanan pingat jurulatih penyokong menyokong sokongan berjaya kejayaan mesyuarat
		setiausaha pengarah pengurus jawatankuasa pertubuhan persatuan khas peratus bilion minit kemalangan mangsa
		maut basikal bas menemui laman peluang mula bermula pilihan raya undi pengundi mengundi peguam
		siasatan penyiasatan menyiasat jurucakap ramai seramai tiada baharu kelab maklumat kempen tahniah encik puan
		datuk rakan awak sesetengah kesemua teruk cuma macam perkara semula lepas esok petang semalam berumur
		mendakwa dakwaan didakwa cadangan mencadangkan menerusi pelajar kanak terbabit membabitkan cukai bajet
		pelaburan jualan pasaran parlimen suruhanjaya saintis hadapan beratus rancangan ialah `
)
