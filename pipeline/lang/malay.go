package lang

// Indonesian and Malay are one language in two spellings, with two
// vocabularies for modern life: their function words are the same. What tells
// them apart are frequent words of the one that the other spells otherwise or
// does not use, and, with less weight, those the other uses seldom or in
// another sense: "negeri" is a state of Malaysia, and in Indonesian whatever is
// at home or abroad.
const (
	malayic = ` selasa yang dan di untuk dengan dari pada dalam ini itu tidak adalah akan oleh ke juga sebagai telah dapat mereka
		kami saya ia dia atau lebih seperti ada tersebut para sudah antara namun tahun sebuah menjadi seorang ketika
		hanya beberapa kepada tetapi hingga secara serta sangat belum orang anda kita banyak bukan lain atas terhadap
		melalui menurut sedang masih semua setiap sebelum sekitar kata hari bagi pun tak bahasa salah cara terus lalu
		pernah lagi kini pihak serangan presiden menteri wilayah asing rumah sakit jam warga sebesar khusus pertemuan
		kesan pilihan perkara semula mula bermula suara hasil `

	indonesian = `bahwa karena yaitu yakni bisa maupun mau coba mencoba terkait uang polisi kepolisian kantor mobil publik
		universitas kota provinsi bisnis perusahaan kebijakan dampak penelitian peneliti kualitas aktivitas fasilitas
		komunitas identitas kapasitas stabilitas internasional nasional senin jumat agustus desember maret juni juli
		wakil partai pria berbeda butuh membutuhkan kebutuhan kapan berbicara inggris prancis jepang tiongkok cina eropa
		serikat belanda italia spanyol tim ujar pekan usai dokter obat pasien kesehatan sehat istri putri putra telepon
		televisi koran tentara stasiun toko musik aktor kejuaraan turnamen medali pelatih pendukung mendukung dukungan
		keberhasilan sekretaris direktur manajer komite persen miliar menit kecelakaan sepeda situs ilegal memulai
		dimulai menyebutkan menanyakan pemilu pemilih gubernur menginginkan kemarin mengakhiri upaya peran metode nuklir
		strategis kesepakatan negosiasi tantangan studi mahasiswa siswa perilaku kinerja efektif sanksi membahas saran seiring `

	malay = `bahawa kerana iaitu apabila manakala selepas semasa sewaktu sahaja mahu cuba mencuba sekiranya
		memandangkan disebabkan sebarang pelbagai didapati wang polis kereta hospital universiti perniagaan syarikat
		penyelidik penyelidikan kualiti aktiviti fasiliti komuniti identiti kapasiti kestabilan antarabangsa kebangsaan
		tempatan isnin khamis jumaat ahad ogos disember mac jun julai naib parti berbeza bercakap british jepun eropah
		itali sepanyol memberitahu beritahu doktor ubat kesihatan sihat isteri telefon televisyen akhbar tentera stesen
		kedai persekitaran muzik filem pelakon kejohanan pingat jurulatih penyokong menyokong sokongan kejayaan
		mesyuarat setiausaha pengurus jawatankuasa pertubuhan peratus bilion minit kemalangan basikal bas menemui laman
		undi pengundi mengundi peguam penyiasatan menyiasat jurucakap ramai seramai baharu kelab maklumat kempen tahniah
		encik puan datuk sesetengah kesemua teruk esok petang semalam mendakwa dakwaan didakwa mencadangkan menerusi
		kanak terbabit membabitkan cukai bajet pelaburan jualan pasaran parlimen suruhanjaya saintis ialah
		rundingan membincangkan nuklear strategik serantau cabaran keupayaan dijangka sekurang amaran kaedah dapatan pentadbiran seterusnya justeru ianya
		sekatan`

	// leaning to one of the two, but at home in both
	moreIndonesian = `harus saat setelah sejak tapi saja bahkan sedangkan meskipun sementara berbagai sejumlah seluruh
		memiliki merupakan dilakukan melakukan pemerintah pemerintahan lokal bicara mengatakan ditemukan memberikan
		tanggal lingkungan film pertandingan berhasil korban tewas menemukan kesempatan pengadilan menyebut pemilihan
		merasa sang bagian hal terjadi mendapatkan rencana tentang hukum perempuan agar kemampuan terutama kembali`

	moreMalay = `boleh mesti mempunyai dijalankan menjalankan beliau daripada turut bagaimanapun pejabat awam bandar negeri
		kampung kerajaan dasar lelaki keperluan bila berkata pesakit bapa perlawanan berjaya pengarah persatuan khas
		mangsa maut peluang raya siasatan tiada rakan awak cuma macam lepas berumur cadangan pelajar hadapan beratus
		rancangan keselamatan terdapat manakah rantau kajian
		wujud dipanggil peranan berkuasa ketua soalan`
)
